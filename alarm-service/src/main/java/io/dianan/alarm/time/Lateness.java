package io.dianan.alarm.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Tells late from slow. */
public final class Lateness {
    private Lateness() {}

    /**
     * Whether a reading is older, net of its device's clock and of our own outages, than may be
     * judged live.
     *
     * @param clock of the device, with this reading
     */
    public static boolean late(
            Instant at,
            Instant receivedAt,
            DeviceClock clock,
            Collection<Outage> outages,
            Duration limit) {
        Instant takenAt = clock.corrected(at);
        return Duration.between(takenAt, receivedAt).compareTo(limit) > 0
                && outages.stream().noneMatch(outage -> outage.delayed(takenAt));
    }
}
