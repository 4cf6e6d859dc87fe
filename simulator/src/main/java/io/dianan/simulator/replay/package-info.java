/**
 * Recorded measurements as a device: which column is which metric, what time it was there, and when
 * it is sent now. Faults of the recorded sensors are passed on as they are; an empty cell is a
 * metric that was not measured, never a zero.
 */
@NullMarked
package io.dianan.simulator.replay;

import org.jspecify.annotations.NullMarked;
