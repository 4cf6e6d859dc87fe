package io.dianan.gateway.transmitter;

import io.dianan.contracts.metric.Metric;

/** Types of alarms and faults by what is measured. */
final class MetricWords {
    private MetricWords() {}

    /** Alarm of a component of a maker's own kind that measures this. */
    static String alarm(Metric metric) {
        return switch (metric) {
            case RESIDUAL_CURRENT -> "residual-current-high";
            case TEMPERATURE1, TEMPERATURE2, TEMPERATURE3, TEMPERATURE4 -> "temp-high";
            case CURRENT_A, CURRENT_B, CURRENT_C -> "over-current";
            case ARC_COUNT -> "arc-fault";
            case VOLTAGE_A, VOLTAGE_B, VOLTAGE_C, ACTIVE_POWER, POWER_FACTOR, ENERGY ->
                    "component-alarm";
        };
    }

    /** Fault of an open sensor of this. */
    static String open(Metric metric) {
        return switch (metric) {
            case RESIDUAL_CURRENT -> "leak-sensor-open";
            case TEMPERATURE1, TEMPERATURE2, TEMPERATURE3, TEMPERATURE4 -> "temp-sensor-open";
            case CURRENT_A, CURRENT_B, CURRENT_C -> "ct-open";
            case ARC_COUNT, VOLTAGE_A, VOLTAGE_B, VOLTAGE_C, ACTIVE_POWER, POWER_FACTOR, ENERGY ->
                    "sensor-open";
        };
    }
}
