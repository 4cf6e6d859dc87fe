package io.dianan.alarm.rule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Readings in a row that say the same.
 *
 * @param since event time of the first
 */
public record Streak(Instant since, int readings) {
    private static final int READINGS_MIN = 2;

    static Streak extended(@Nullable Streak before, Instant at) {
        return before == null
                ? new Streak(at, 1)
                : new Streak(before.since, Math.addExact(before.readings, 1));
    }

    /** Two readings or the duration, whichever is later. */
    boolean lasts(Duration duration, Instant at) {
        return readings >= READINGS_MIN && Duration.between(since, at).compareTo(duration) >= 0;
    }
}
