/**
 * The MQTT door: devices knock, sign in, publish, and are acknowledged in the order of arrival once
 * the broker has their words. A connection's misbehaviour ends that connection and no other. Each
 * connection lives on one event loop; only counters and the word "confirmed" cross threads.
 */
@NullMarked
package io.dianan.gateway.door;

import org.jspecify.annotations.NullMarked;
