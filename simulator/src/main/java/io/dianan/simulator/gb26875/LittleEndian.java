package io.dianan.simulator.gb26875;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;

/** Writes numbers low byte first and times as six plain bytes, second to year. */
final class LittleEndian {
    private static final int CENTURY = 2000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LittleEndian put(long number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (number >>> (8 * i)));
        }
        return this;
    }

    LittleEndian put(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    LittleEndian time(LocalDateTime at) {
        put(at.getSecond(), 1).put(at.getMinute(), 1).put(at.getHour(), 1);
        return put(at.getDayOfMonth(), 1).put(at.getMonthValue(), 1).put(at.getYear() - CENTURY, 1);
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
