package io.dianan.alarm.time;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a device's clock is behind ours: the least that ever lay between its event time and our
 * receive time. A backfill makes that span larger, never smaller, so it does not spoil the least. A
 * clock that was set anew is believed when it has kept its new distance for a while: in a backfill
 * the distance shrinks.
 *
 * @param offsetMillis receive time − event time, at least; negative where the clock is ahead
 * @param steadySince receive time since when the distance has been about the same
 * @param steadyMinMillis the least distance since then
 * @param steadyMaxMillis the largest distance since then
 */
public record DeviceClock(
        long offsetMillis, Instant steadySince, long steadyMinMillis, long steadyMaxMillis) {
    private static final long STEADY_MILLIS = 30_000;
    private static final Duration BELIEVED_AFTER = Duration.ofMinutes(5);

    /** The first reading of a device: it counts as live. */
    public static DeviceClock first(Instant at, Instant receivedAt) {
        return known(millis(at, receivedAt), receivedAt);
    }

    /** What was known before a restart. */
    public static DeviceClock known(long offsetMillis, Instant since) {
        return new DeviceClock(offsetMillis, since, offsetMillis, offsetMillis);
    }

    public DeviceClock after(Instant at, Instant receivedAt) {
        long distance = millis(at, receivedAt);
        long min = Math.min(steadyMinMillis, distance);
        long max = Math.max(steadyMaxMillis, distance);
        if (max - min > STEADY_MILLIS) {
            return new DeviceClock(
                    Math.min(offsetMillis, distance), receivedAt, distance, distance);
        }
        boolean believed = Duration.between(steadySince, receivedAt).compareTo(BELIEVED_AFTER) >= 0;
        long offset = believed ? min : Math.min(offsetMillis, distance);
        return new DeviceClock(offset, steadySince, min, max);
    }

    /** Event time by our clock. */
    public Instant corrected(Instant at) {
        return at.plusMillis(offsetMillis);
    }

    private static long millis(Instant at, Instant receivedAt) {
        return Duration.between(at, receivedAt).toMillis();
    }
}
