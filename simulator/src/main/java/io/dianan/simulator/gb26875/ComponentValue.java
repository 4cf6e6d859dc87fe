package io.dianan.simulator.gb26875;

import java.time.LocalDateTime;

/**
 * What a transmitter measures at one component (type flag 3).
 *
 * @param componentType table 5: 17 residual current, 18 temperature
 * @param analogType table 6, or the maker's own from 128 up
 * @param number signed, 16 bits
 * @param at by the transmitter's clock, Beijing time
 */
public record ComponentValue(
        int componentType, int zone, int position, int analogType, int number, LocalDateTime at) {
    private static final int SYSTEM_TYPE_FIRE_ALARM = 1;
    private static final int SYSTEM_ADDRESS = 1;

    public ComponentValue {
        if (number != (short) number) {
            throw new IllegalArgumentException("a value has 16 bits, not more: " + number);
        }
    }

    /** One object with its time label. */
    byte[] object() {
        return new LittleEndian()
                .put(SYSTEM_TYPE_FIRE_ALARM, 1)
                .put(SYSTEM_ADDRESS, 1)
                .put(componentType, 1)
                .put(zone, 2)
                .put(position, 2)
                .put(analogType, 1)
                .put(number, 2)
                .time(at)
                .toByteArray();
    }
}
