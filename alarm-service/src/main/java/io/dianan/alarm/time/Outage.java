package io.dianan.alarm.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which a gateway moved nothing to us: it was down, or the broker was.
 *
 * @param from last watermark before
 * @param to first watermark after
 */
public record Outage(String gateway, Instant from, Instant to) {
    /** What a device took just before may have been kept back too. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    /**
     * Whether a reading that was taken then is late by our fault: taken while we were away, or
     * after it while the device was still sending what it had kept, which takes no longer than the
     * outage.
     *
     * @param takenAt event time by our clock
     */
    boolean delayed(Instant takenAt) {
        return !takenAt.isBefore(from.minus(BEFORE))
                && !takenAt.isAfter(to.plus(Duration.between(from, to)));
    }
}
