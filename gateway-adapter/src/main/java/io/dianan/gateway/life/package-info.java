/**
 * Start and stop of the gateway: when the doors open, what must be answered before they close, and
 * why it is not ready yet.
 */
@NullMarked
package io.dianan.gateway.life;

import org.jspecify.annotations.NullMarked;
