/**
 * The gateway's ear at the inside broker: which durable queues stand, and what changed in the
 * registry. It keeps no session; after each reconnect it says so, and who missed something reads
 * again.
 */
@NullMarked
package io.dianan.gateway.broker;

import org.jspecify.annotations.NullMarked;
