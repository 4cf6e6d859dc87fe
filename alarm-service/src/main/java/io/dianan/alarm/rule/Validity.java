package io.dianan.alarm.rule;

import io.dianan.contracts.metric.Metric;

/**
 * What a sensor can say. Beyond it the value is a broken sensor's or a sentinel (an open
 * thermometer says -50 or 240 °C), and no value for a rule: it neither raises nor recovers.
 */
public final class Validity {
    private Validity() {}

    /**
     * @param steps in the metric's steps; below, the last underscore stands at the decimal point
     */
    public static boolean valid(Metric metric, long steps) {
        return switch (metric) {
            case RESIDUAL_CURRENT -> within(steps, 0, 30_000);
            case TEMPERATURE1, TEMPERATURE2, TEMPERATURE3, TEMPERATURE4 ->
                    within(steps, -40_0, 200_0);
            case CURRENT_A, CURRENT_B, CURRENT_C -> within(steps, 0, 20_000_00);
            case VOLTAGE_A, VOLTAGE_B, VOLTAGE_C -> within(steps, 0, 1_000_0);
            case ACTIVE_POWER, POWER_FACTOR, ENERGY, ARC_COUNT -> true;
        };
    }

    private static boolean within(long steps, long min, long max) {
        return steps >= min && steps <= max;
    }
}
