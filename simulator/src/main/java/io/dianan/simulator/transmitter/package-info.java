/**
 * A fleet of fire transmitters: each on a TCP connection of its own, registered through REST with
 * its address. It measures, keeps the reading's frame in the ledger, and sends it until the center
 * confirms it; now and then a detector's alarm and its end go with them, and heartbeats. Knows
 * nothing of what the suite makes of the frames.
 */
@NullMarked
package io.dianan.simulator.transmitter;

import org.jspecify.annotations.NullMarked;
