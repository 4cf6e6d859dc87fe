/**
 * What the rules make of a lane's readings and device events: state of circuits that are or were
 * not normal, lateness, and what is to be raised or recovered. Knocked at by the lanes' inbox,
 * within its transaction. A reading that is not newer than what was judged is passed over, so that
 * a redelivery raises nothing.
 *
 * <p>Meters: {@code dianan_alarm_raise_latency_seconds} (histogram: from the gateway's receive time
 * to the commit that raised an alarm or let it rise; not of late ones), {@code
 * dianan_alarm_readings_judged_total} by {@code time} (live, late), {@code
 * dianan_alarm_readings_passed_total} by {@code reason} (older, unknown), {@code
 * dianan_alarm_events_judged_total}, {@code dianan_alarm_events_passed_total} by {@code reason}
 * (repeated, unknown). CPU for each reading is the rate of {@code process_cpu_time_ns_total} over
 * the rate of {@code dianan_ingest_received_total{kind="readings"}}: the lanes' threads are virtual
 * and have no clocks of their own.
 */
@NullMarked
package io.dianan.alarm.evaluate;

import org.jspecify.annotations.NullMarked;
