package io.dianan.gateway.protocol.gb26875;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Six binary bytes: second, minute, hour, day, month, year from 2000. Plain binary, not BCD: a real
 * frame has 0x3A for minute 58. The standard names no zone; transmitters keep Beijing time.
 */
public final class TimeLabel {
    static final int BYTES = 6;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int CENTURY = 2000;
    private final byte[] label;

    private TimeLabel(byte[] label) {
        this.label = label;
    }

    /**
     * @param at where its six bytes begin
     */
    public static TimeLabel of(byte[] bytes, int at) {
        return new TimeLabel(Arrays.copyOfRange(bytes, at, at + BYTES));
    }

    /** The label of this moment, cut to seconds. */
    public static TimeLabel of(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, ZONE);
        return new TimeLabel(
                new byte[] {
                    (byte) local.getSecond(),
                    (byte) local.getMinute(),
                    (byte) local.getHour(),
                    (byte) local.getDayOfMonth(),
                    (byte) local.getMonthValue(),
                    (byte) (local.getYear() - CENTURY)
                });
    }

    /** The moment; empty where the label is all zero or no date, as happens in the field. */
    public Optional<Instant> instant() {
        try {
            LocalDateTime local =
                    LocalDateTime.of(
                            CENTURY + (label[5] & 0xff),
                            label[4] & 0xff,
                            label[3] & 0xff,
                            label[2] & 0xff,
                            label[1] & 0xff,
                            label[0] & 0xff);
            return Optional.of(local.atZone(ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void put(byte[] out, int at) {
        System.arraycopy(label, 0, out, at, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeLabel that && Arrays.equals(label, that.label);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(label);
    }

    @Override
    public String toString() {
        return instant().map(Instant::toString).orElse(HexFormat.of().formatHex(label));
    }
}
