/** Domain events: written with the change, numbered and published by one relay. */
@NullMarked
package io.dianan.platform.outbox;

import org.jspecify.annotations.NullMarked;
