package io.dianan.alarm.evaluate;

import io.dianan.alarm.rule.Values;
import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.Reading;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** The metrics of a reading as the wire carries it. */
final class ReadingValues {
    private ReadingValues() {}

    static Values of(Reading reading) {
        Map<Metric, Long> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            value(reading, metric).ifPresent(steps -> values.put(metric, steps));
        }
        return Values.of(values);
    }

    private static OptionalLong value(Reading r, Metric metric) {
        return switch (metric) {
            case RESIDUAL_CURRENT -> told(r.hasResidualCurrent(), r.getResidualCurrent());
            case TEMPERATURE1 -> told(r.hasTemperature1(), r.getTemperature1());
            case TEMPERATURE2 -> told(r.hasTemperature2(), r.getTemperature2());
            case TEMPERATURE3 -> told(r.hasTemperature3(), r.getTemperature3());
            case TEMPERATURE4 -> told(r.hasTemperature4(), r.getTemperature4());
            case CURRENT_A -> told(r.hasCurrentA(), r.getCurrentA());
            case CURRENT_B -> told(r.hasCurrentB(), r.getCurrentB());
            case CURRENT_C -> told(r.hasCurrentC(), r.getCurrentC());
            case VOLTAGE_A -> told(r.hasVoltageA(), r.getVoltageA());
            case VOLTAGE_B -> told(r.hasVoltageB(), r.getVoltageB());
            case VOLTAGE_C -> told(r.hasVoltageC(), r.getVoltageC());
            case ACTIVE_POWER -> told(r.hasActivePower(), r.getActivePower());
            case POWER_FACTOR -> told(r.hasPowerFactor(), r.getPowerFactor());
            case ENERGY -> told(r.hasEnergy(), r.getEnergy());
            case ARC_COUNT -> told(r.hasArcCount(), r.getArcCount());
        };
    }

    private static OptionalLong told(boolean present, long steps) {
        return present ? OptionalLong.of(steps) : OptionalLong.empty();
    }
}
