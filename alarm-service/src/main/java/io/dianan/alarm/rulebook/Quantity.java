package io.dianan.alarm.rulebook;

import io.dianan.alarm.type.AlarmType;
import io.dianan.contracts.metric.Metric;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a threshold can watch: the type it raises, the unit of its limits, the metrics it reads. */
enum Quantity {
    RESIDUAL_CURRENT(AlarmType.RESIDUAL_CURRENT_HIGH, "mA", false, null, Metric.RESIDUAL_CURRENT),
    TEMPERATURE(
            AlarmType.TEMP_HIGH,
            "°C",
            false,
            BigDecimal.TWO,
            Metric.TEMPERATURE1,
            Metric.TEMPERATURE2,
            Metric.TEMPERATURE3,
            Metric.TEMPERATURE4),
    /** Limits in per cent of the rated current. */
    CURRENT(
            AlarmType.OVER_CURRENT,
            "%",
            false,
            null,
            Metric.CURRENT_A,
            Metric.CURRENT_B,
            Metric.CURRENT_C),
    OVER_VOLTAGE(
            AlarmType.OVER_VOLTAGE,
            "V",
            false,
            BigDecimal.TWO,
            Metric.VOLTAGE_A,
            Metric.VOLTAGE_B,
            Metric.VOLTAGE_C),
    UNDER_VOLTAGE(
            AlarmType.UNDER_VOLTAGE,
            "V",
            true,
            BigDecimal.TWO,
            Metric.VOLTAGE_A,
            Metric.VOLTAGE_B,
            Metric.VOLTAGE_C);

    private static final BigDecimal HYSTERESIS_SHARE = new BigDecimal("0.05");

    private final AlarmType type;
    private final String unit;
    private final boolean low;
    private final @Nullable BigDecimal hysteresis;
    private final List<Metric> metrics;

    Quantity(
            AlarmType type,
            String unit,
            boolean low,
            @Nullable BigDecimal hysteresis,
            Metric... metrics) {
        this.type = type;
        this.unit = unit;
        this.low = low;
        this.hysteresis = hysteresis;
        this.metrics = List.of(metrics);
    }

    static Optional<Quantity> of(String type) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.type.name().equals(type))
                .findFirst();
    }

    /** The types that a threshold can raise, for a sentence. */
    static String types() {
        return Arrays.stream(values())
                .map(quantity -> quantity.type.name())
                .collect(Collectors.joining(", "));
    }

    AlarmType type() {
        return type;
    }

    String unit() {
        return unit;
    }

    /** Whether lower is worse. */
    boolean low() {
        return low;
    }

    /** A circuit of one phase has its conductor A only; what it says of B and C is nothing. */
    List<Metric> metrics(int phases) {
        boolean byPhase = this != RESIDUAL_CURRENT && this != TEMPERATURE;
        return phases == 1 && byPhase ? metrics.subList(0, 1) : metrics;
    }

    /** How far back a value must go where the rule does not say: 5 % of the limit, 2 °C, 2 V. */
    BigDecimal hysteresis(BigDecimal limit) {
        return hysteresis == null ? limit.multiply(HYSTERESIS_SHARE) : hysteresis;
    }

    /** Whether the first limit is reached before the second one, or with it. */
    boolean before(BigDecimal first, BigDecimal second) {
        return low ? first.compareTo(second) >= 0 : first.compareTo(second) <= 0;
    }
}
