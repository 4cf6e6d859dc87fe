/** Domain events: what a service tells the others of its own state. */
@NullMarked
package io.dianan.contracts.event;

import org.jspecify.annotations.NullMarked;
