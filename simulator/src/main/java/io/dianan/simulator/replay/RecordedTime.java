package io.dianan.simulator.replay;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads the times that recordings have. */
final class RecordedTime {
    private static final long MILLIS_FROM = 100_000_000_000L;

    private RecordedTime() {}

    /**
     * Epoch milliseconds of RFC 3339 with an offset, of a local time in the zone, or of epoch
     * seconds or milliseconds.
     *
     * @param place for the message of a time that nobody can read
     */
    static long millis(String text, ZoneId zone, String place) {
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                long number = Long.parseLong(text);
                return number < MILLIS_FROM ? number * 1000 : number;
            }
            String iso = text.replace(' ', 'T');
            boolean offset =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return offset
                    ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant().toEpochMilli();
        } catch (DateTimeException | NumberFormatException e) {
            throw new RecordingException(place + ": " + text + " is no time");
        }
    }
}
