package io.dianan.simulator.physics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What can go wrong on a made circuit, told in seconds instead of weeks: each fault grows within a
 * quarter of a minute far beyond the limit that finds it. Nobody measured these either.
 */
public enum Fault {
    /**
     * Insulation gives way to moisture. The current through it, mains voltage over a falling
     * resistance, is in phase with the voltage; natural leakage is mostly that of capacitance, a
     * quarter of a period ahead, so that the meter shows the root of both squares.
     */
    LEAK("residual-current-high") {
        @Override
        void show(Map<String, BigDecimal> values, double seconds) {
            double ohms = Math.max(LEAK_OHMS_END, LEAK_OHMS_BEGIN * Math.exp(-seconds / 10));
            double throughInsulation = 1000 * MAINS_VOLTS / ohms;
            double natural = well(values, "residualCurrent");
            put(values, "residualCurrent", Math.hypot(natural, throughInsulation), 1);
        }
    },
    /** A clamp has come loose: its resistance warms the cable's end beyond what the load does. */
    HEAT("temp-high") {
        @Override
        void show(Map<String, BigDecimal> values, double seconds) {
            double rise = HEAT_RISE_CELSIUS * (1 - Math.exp(-seconds / 6));
            put(values, "temperature1", well(values, "temperature1") + rise, 2);
        }
    },
    /** The neutral is lost upstream: the least loaded phase rises towards the line voltage. */
    OVERVOLTAGE("over-voltage") {
        @Override
        void show(Map<String, BigDecimal> values, double seconds) {
            double rise = NEUTRAL_LOST_VOLTS * (1 - Math.exp(-seconds / 2));
            put(values, "voltageA", well(values, "voltageA") + rise, 2);
        }
    };

    private static final double MAINS_VOLTS = 231;
    private static final double LEAK_OHMS_BEGIN = 1_500;
    private static final double LEAK_OHMS_END = 380;
    private static final double HEAT_RISE_CELSIUS = 60;
    private static final double NEUTRAL_LOST_VOLTS = 45;

    private final String alarmType;

    Fault(String alarmType) {
        this.alarmType = alarmType;
    }

    /** The type of the alarm by which it must be found. */
    public String alarmType() {
        return alarmType;
    }

    /** As the command line names it. */
    public static Optional<Fault> of(String word) {
        for (Fault fault : values()) {
            if (fault.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /**
     * What the meters show.
     *
     * @param well what they would show without the fault
     * @param age of the fault
     */
    public Map<String, BigDecimal> on(Map<String, BigDecimal> well, Duration age) {
        Map<String, BigDecimal> values = new LinkedHashMap<>(well);
        show(values, age.toMillis() / 1e3);
        return values;
    }

    abstract void show(Map<String, BigDecimal> values, double seconds);

    private static double well(Map<String, BigDecimal> values, String key) {
        BigDecimal value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the circuit does not measure " + key);
        }
        return value.doubleValue();
    }

    private static void put(Map<String, BigDecimal> values, String key, double value, int digits) {
        values.put(key, BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN));
    }
}
