package io.dianan.gateway.protocol.gb26875;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Kind of an analogue value (GB/T 26875.3-2011, table 6); value = raw × step. The table has no mA:
 * residual current comes in the maker's types from 128 up, whose step a device model tells.
 *
 * @param code 1–12 by the standard, 128–255 the maker's
 * @param name kebab-case; {@code maker-131} where the standard has none
 * @param unit of the value; empty where unknown
 * @param step of the raw number
 */
public record AnalogType(int code, String name, String unit, BigDecimal step) {
    private static final Map<Integer, AnalogType> STANDARD =
            Map.ofEntries(
                    row(1, "event-count", "", "1"),
                    row(2, "height", "m", "0.01"),
                    row(3, "temperature", "°C", "0.1"),
                    row(4, "pressure", "MPa", "0.1"),
                    row(5, "pressure", "kPa", "0.1"),
                    row(6, "gas-concentration", "%LEL", "0.1"),
                    row(7, "time", "s", "1"),
                    row(8, "voltage", "V", "0.1"),
                    row(9, "current", "A", "0.1"),
                    row(10, "flow", "L/s", "0.1"),
                    row(11, "air-volume", "m³/min", "0.1"),
                    row(12, "wind-speed", "m/s", "1"));

    public static AnalogType of(int code) {
        AnalogType standard = STANDARD.get(code);
        return standard != null
                ? standard
                : new AnalogType(code, "maker-" + code, "", BigDecimal.ONE);
    }

    /** The value in {@link #unit()}. */
    public BigDecimal value(int raw) {
        return step.multiply(BigDecimal.valueOf(raw));
    }

    private static Map.Entry<Integer, AnalogType> row(
            int code, String name, String unit, String step) {
        return Map.entry(code, new AnalogType(code, name, unit, new BigDecimal(step)));
    }
}
