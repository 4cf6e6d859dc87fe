package io.dianan.alarm.evaluate;

import java.time.Instant;

/**
 * When a reading was taken, by its device's clock.
 *
 * @param at event time
 * @param behindMillis how far that clock was behind ours then
 */
record Taken(Instant at, long behindMillis) {
    private static final long SAME_CLOCK_MILLIS = 30_000;

    /** Whether the clock was not set in between. */
    boolean sameClock(Taken other) {
        return Math.abs(behindMillis - other.behindMillis) <= SAME_CLOCK_MILLIS;
    }

    /** By event time; by our own where the clock was set in between, else it would blind us. */
    boolean isAfter(Taken other) {
        return sameClock(other)
                ? at.isAfter(other.at)
                : at.plusMillis(behindMillis).isAfter(other.at.plusMillis(other.behindMillis));
    }
}
