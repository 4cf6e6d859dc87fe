package io.dianan.alarm.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a threshold remembers of one metric.
 *
 * @param standing what counts now
 * @param value the newest valid value, in steps
 * @param toWarning readings at or beyond the warning, while nothing stands
 * @param toAlarm readings at or beyond the alarm limit, while no alarm stands
 * @param falling readings below what stands
 * @param fallingTo the gravest of the falling ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Track(
        Severity standing,
        long value,
        @Nullable Streak toWarning,
        @Nullable Streak toAlarm,
        @Nullable Streak falling,
        @Nullable Severity fallingTo) {

    static final Track CALM = new Track(Severity.NORMAL, 0, null, null, null, null);

    Track withoutStreaks() {
        return new Track(standing, value, null, null, null, null);
    }

    /** Whether forgetting it changes nothing. */
    @JsonIgnore
    boolean calm() {
        return standing == Severity.NORMAL && toWarning == null && toAlarm == null;
    }

    /**
     * The track after one more reading.
     *
     * @param reached what this value alone says, hysteresis included
     */
    Track after(long newest, Severity reached, Instant at, Duration duration) {
        if (!reached.above(standing)) {
            return reached == standing
                    ? new Track(standing, newest, null, null, null, null)
                    : fallen(newest, reached, at, duration);
        }
        Streak warning = Streak.extended(toWarning, at);
        Streak alarm = reached == Severity.ALARM ? Streak.extended(toAlarm, at) : null;
        if (alarm != null && alarm.lasts(duration, at)) {
            return new Track(Severity.ALARM, newest, null, null, null, null);
        }
        if (standing == Severity.NORMAL && warning.lasts(duration, at)) {
            return new Track(Severity.WARNING, newest, null, alarm, null, null);
        }
        Streak waiting = standing == Severity.NORMAL ? warning : null;
        return new Track(standing, newest, waiting, alarm, null, null);
    }

    private Track fallen(long newest, Severity reached, Instant at, Duration duration) {
        Streak streak = Streak.extended(falling, at);
        Severity to = fallingTo == null ? reached : fallingTo.orGraver(reached);
        return streak.lasts(duration, at)
                ? new Track(to, newest, null, null, null, null)
                : new Track(standing, newest, null, null, streak, to);
    }
}
