package io.dianan.contracts.metric;

import io.dianan.contracts.wire.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One metric of the catalogue. Its value travels and is stored as an integer count of {@link
 * #step()}; JSON shows it as a decimal in {@link #unit()}. Column names follow the key in
 * snake_case ({@code residualCurrent} is {@code residual_current}).
 */
public enum Metric {
    RESIDUAL_CURRENT("residualCurrent", "mA", 0, 16),
    TEMPERATURE1("temperature1", "°C", 1, 17),
    TEMPERATURE2("temperature2", "°C", 1, 18),
    TEMPERATURE3("temperature3", "°C", 1, 19),
    TEMPERATURE4("temperature4", "°C", 1, 20),
    CURRENT_A("currentA", "A", 2, 21),
    CURRENT_B("currentB", "A", 2, 22),
    CURRENT_C("currentC", "A", 2, 23),
    VOLTAGE_A("voltageA", "V", 1, 24),
    VOLTAGE_B("voltageB", "V", 1, 25),
    VOLTAGE_C("voltageC", "V", 1, 26),
    ACTIVE_POWER("activePower", "W", 0, 27),
    POWER_FACTOR("powerFactor", "", 3, 28),
    ENERGY("energy", "kWh", 2, 29),
    ARC_COUNT("arcCount", "", 0, 30);

    private static final Map<String, Metric> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(Metric::key, Function.identity()));

    private final String key;
    private final String unit;
    private final int decimals;
    private final int fieldNumber;

    Metric(String key, String unit, int decimals, int fieldNumber) {
        this.key = key;
        this.unit = unit;
        this.decimals = decimals;
        this.fieldNumber = fieldNumber;
    }

    /** The metric of this JSON key, exactly as written. */
    public static Optional<Metric> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** JSON key, camelCase. */
    public String key() {
        return key;
    }

    /** Unit of the decimal value; empty for a pure number. */
    public String unit() {
        return unit;
    }

    /** Column in the readings table. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Decimal places of one step: 2 means that a step is 0.01. */
    public int decimals() {
        return decimals;
    }

    /** Smallest step, in {@link #unit()}. */
    public BigDecimal step() {
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    /** Largest count of steps that the wire and the table hold, in either direction. */
    public long scaledMax() {
        return this == ENERGY ? Long.MAX_VALUE : Integer.MAX_VALUE;
    }

    /** Number of the field in the protobuf {@link Reading}. */
    public int fieldNumber() {
        return fieldNumber;
    }

    /**
     * The value as a count of steps; finer values round half up, away from zero.
     *
     * @throws ArithmeticException if the value does not fit the wire
     */
    public long scaled(BigDecimal value) {
        long scaled =
                value.movePointRight(decimals).setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (scaled > scaledMax() || scaled < -scaledMax()) {
            throw new ArithmeticException(key + " out of range: " + value);
        }
        return scaled;
    }

    /** The count of steps as a decimal in {@link #unit()}. */
    public BigDecimal unscaled(long scaled) {
        return BigDecimal.valueOf(scaled, decimals);
    }
}
