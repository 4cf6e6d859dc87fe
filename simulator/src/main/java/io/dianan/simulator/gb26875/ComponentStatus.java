package io.dianan.simulator.gb26875;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.Arrays;

/**
 * What a transmitter says of one component (type flag 2).
 *
 * @param componentType table 5: 17 residual current, 18 temperature
 * @param alarm bit 1: for types 16 to 18 an alarm of monitoring, not a fire
 * @param text at most 31 bytes in GB 18030
 * @param at by the transmitter's clock, Beijing time
 */
public record ComponentStatus(
        int componentType, int zone, int position, boolean alarm, String text, LocalDateTime at) {
    private static final int TYPE_FLAG = 2;
    private static final int SYSTEM_TYPE_FIRE_ALARM = 1;
    private static final int SYSTEM_ADDRESS = 1;
    private static final int NORMAL = 1;
    private static final int ALARM = 1 << 1;
    private static final int TEXT_BYTES = 31;
    private static final Charset GB_18030 = Charset.forName("GB18030");

    public ComponentStatus {
        if (text.getBytes(GB_18030).length > TEXT_BYTES) {
            throw new IllegalArgumentException("a description has 31 bytes, not more: " + text);
        }
    }

    /** The application data unit: one object with its time label. */
    byte[] adu() {
        LittleEndian bytes = new LittleEndian();
        bytes.put(TYPE_FLAG, 1).put(1, 1);
        bytes.put(SYSTEM_TYPE_FIRE_ALARM, 1).put(SYSTEM_ADDRESS, 1);
        bytes.put(componentType, 1).put(zone, 2).put(position, 2);
        bytes.put(NORMAL | (alarm ? ALARM : 0), 2);
        bytes.put(Arrays.copyOf(text.getBytes(GB_18030), TEXT_BYTES));
        bytes.time(at);
        return bytes.toByteArray();
    }
}
