/**
 * The door of fire transmitters: GB/T 26875.3-2011 over TCP. Who speaks is told by each frame's
 * source address, registered as a credential of kind {@code gb26875-address}. A frame of command 2
 * is confirmed, in the order of arrival, once the broker has all that it said; a heartbeat and a
 * denial are answered at once. A connection's misbehaviour ends that connection and no other.
 *
 * <p>Metrics: {@code dianan.gateway.gb26875.connections} (open now), {@code .frames} (by command),
 * {@code .flaws} (by what was wrong in the stream), {@code .denied} (by reason), {@code
 * .unanswered} (frames of addresses that could not be looked up), {@code .refused} and {@code
 * .ended} (connections by reason), {@code .ack.latency} (from a frame to its confirmation).
 */
@NullMarked
package io.dianan.gateway.transmitter;

import org.jspecify.annotations.NullMarked;
