package io.dianan.device.moment;

import io.dianan.contracts.wire.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When something happened.
 *
 * @param at event time, milliseconds
 * @param receivedAt gateway clock, milliseconds
 */
public record Moment(Instant at, Instant receivedAt, TimeQuality quality) {
    /** A device's clock may be this far ahead. */
    public static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private static final Instant RECEIVED_FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant RECEIVED_LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant AT_FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /**
     * As the wire tells it. The gateway restamps clocks that are ahead; one that it let pass is
     * restamped here, by the same rule and with the same result at each repetition.
     *
     * @return empty where the gateway's own time cannot be true
     */
    public static Optional<Moment> of(long atMillis, long receivedAtMillis, int quality) {
        Instant received = Instant.ofEpochMilli(receivedAtMillis);
        if (received.isBefore(RECEIVED_FIRST) || received.isAfter(RECEIVED_LAST)) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(atMillis);
        if (at.isAfter(received.plus(AHEAD_MAX))) {
            return Optional.of(
                    new Moment(received, received, TimeQuality.TIME_QUALITY_RESTAMPED_FUTURE));
        }
        if (at.isBefore(AT_FIRST)) {
            return Optional.of(
                    new Moment(received, received, TimeQuality.TIME_QUALITY_RESTAMPED_ILLEGAL));
        }
        return Optional.of(new Moment(at, received, qualityOf(quality)));
    }

    /** As rows hold it. A quality of a later version is taken for the least. */
    public static TimeQuality qualityOf(int number) {
        TimeQuality quality = TimeQuality.forNumber(number);
        return quality == null ? TimeQuality.TIME_QUALITY_RECEIVED : quality;
    }

    public String qualityWord() {
        return word(quality);
    }

    /** {@code device}, {@code received}, {@code restamped-future}, {@code restamped-illegal}. */
    public static String word(TimeQuality quality) {
        return switch (quality) {
            case TIME_QUALITY_DEVICE -> "device";
            case TIME_QUALITY_RECEIVED, UNRECOGNIZED -> "received";
            case TIME_QUALITY_RESTAMPED_FUTURE -> "restamped-future";
            case TIME_QUALITY_RESTAMPED_ILLEGAL -> "restamped-illegal";
        };
    }
}
