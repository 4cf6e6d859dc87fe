/**
 * Made measurements of a circuit that never was: load over the day, cable heat following the square
 * of the current, natural leakage, mains voltage. No open series of residual current or cable
 * temperature is known, so these are made, and every device name says so. Decides nothing and sends
 * nothing.
 */
@NullMarked
package io.dianan.simulator.physics;

import org.jspecify.annotations.NullMarked;
