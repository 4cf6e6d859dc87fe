/**
 * Benchmarks of a running suite through its public doors. A latency is measured by one clock, from
 * a device's publish to the moment when a person's stream shows the alarm.
 */
@NullMarked
package io.dianan.simulator.bench;

import org.jspecify.annotations.NullMarked;
