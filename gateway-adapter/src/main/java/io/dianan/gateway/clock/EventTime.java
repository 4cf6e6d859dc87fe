package io.dianan.gateway.clock;

import io.dianan.contracts.wire.TimeQuality;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * When a reading was measured, and how we know.
 *
 * @param atMs epoch milliseconds
 */
public record EventTime(long atMs, TimeQuality quality) {
    /** How far a device's clock may be ahead of ours. */
    public static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    /** The year 9999 ends here; what is later is no calendar date that RFC 3339 can write. */
    private static final long CALENDAR_END_MS =
            LocalDate.of(10000, 1, 1).toEpochDay() * Duration.ofDays(1).toMillis();

    /** The device sent no time. */
    public static EventTime received(long receivedAtMs) {
        return new EventTime(receivedAtMs, TimeQuality.TIME_QUALITY_RECEIVED);
    }

    /** The device sent a label that is no time. */
    public static EventTime illegal(long receivedAtMs) {
        return new EventTime(receivedAtMs, TimeQuality.TIME_QUALITY_RESTAMPED_ILLEGAL);
    }

    /** The device sent epoch milliseconds. */
    public static EventTime ofMillis(long deviceMs, long receivedAtMs) {
        if (deviceMs <= 0 || deviceMs >= CALENDAR_END_MS) {
            return illegal(receivedAtMs);
        }
        if (deviceMs > receivedAtMs + AHEAD_MAX.toMillis()) {
            return new EventTime(receivedAtMs, TimeQuality.TIME_QUALITY_RESTAMPED_FUTURE);
        }
        return new EventTime(deviceMs, TimeQuality.TIME_QUALITY_DEVICE);
    }

    /** The device sent text, which should be RFC 3339 with an offset. */
    public static EventTime ofText(String label, long receivedAtMs) {
        try {
            Instant at = OffsetDateTime.parse(label).toInstant();
            return ofMillis(at.toEpochMilli(), receivedAtMs);
        } catch (DateTimeException | ArithmeticException e) {
            return illegal(receivedAtMs);
        }
    }
}
