package io.dianan.simulator.physics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One circuit in time. Between two measurements the load wanders, the cable warms towards the heat
 * of its current (time constant a quarter of an hour) and the meter counts. Values come one digit
 * finer than the catalogue's steps, so that rounding shows. Not for two threads.
 */
public final class MadeCircuit {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant METER_START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double HEAT_SECONDS = 900;
    private static final double WANDER_SECONDS = 120;
    private static final double[] PHASE_SHARE = {1.0, 0.88, 1.07};
    private static final String[] PHASES = {"A", "B", "C"};

    private final CircuitTraits traits;
    private final RandomGenerator random;
    private double wander;
    private double energyKilowattHours;
    private final double[] riseCelsius = new double[3];
    private Instant last = Instant.EPOCH;

    public MadeCircuit(CircuitTraits traits, long seed, int index) {
        this.traits = traits;
        this.random = CircuitTraits.random(~seed, index);
    }

    /** The values at this moment, by catalogue key, in the metric's unit. */
    public Map<String, BigDecimal> at(Instant now) {
        boolean first = last.equals(Instant.EPOCH);
        double seconds = first ? 0 : Math.max(0, (now.toEpochMilli() - last.toEpochMilli()) / 1e3);
        last = now;
        LocalDateTime local = LocalDateTime.ofInstant(now, CHINA);
        double hour = local.getHour() + local.getMinute() / 60.0;
        double load = load(hour, seconds);
        double ambient = 21 + 6 * Math.sin((hour - 9) / 24 * 2 * Math.PI);

        Map<String, BigDecimal> values = new LinkedHashMap<>();
        put(values, "residualCurrent", leakage(load, hour), 1);
        double watts = phases(values, load, ambient, first ? Double.MAX_VALUE : seconds);
        put(values, "temperature4", ambient + 2 + noise(0.1), 2);
        put(values, "activePower", watts, 1);
        put(values, "powerFactor", powerFactor(load), 4);
        put(values, "energy", meter(now, watts, seconds), 3);
        put(values, "arcCount", 0, 0);
        return values;
    }

    private double load(double hour, double seconds) {
        double day = 1 / (1 + Math.exp(-(hour - 8) * 2)) - 1 / (1 + Math.exp(-(hour - 18.5) * 1.5));
        wander += -wander * Math.min(1, seconds / WANDER_SECONDS) + noise(0.01);
        double share = traits.idleLoad() + (traits.workLoad() - traits.idleLoad()) * day + wander;
        return Math.clamp(share, 0.01, 1.0);
    }

    /** Natural leakage, 20 to 150 mA. */
    private double leakage(double load, double hour) {
        double damp = 1 + 0.3 * Math.cos((hour - 5) / 24 * 2 * Math.PI);
        double leakage =
                traits.capacitiveLeakageMilliamperes()
                        + traits.resistiveLeakageMilliamperes() * damp
                        + traits.filterLeakageMilliamperes() * load
                        + noise(1);
        return Math.clamp(leakage, 20, 150);
    }

    /** Currents, voltages and cable temperatures of each phase; the sum of their active power. */
    private double phases(
            Map<String, BigDecimal> values, double load, double ambient, double seconds) {
        double watts = 0;
        for (int phase = 0; phase < traits.phases(); phase++) {
            double share = Math.min(1.05, load * PHASE_SHARE[phase]);
            double amperes = share * traits.ratedCurrentAmperes() + noise(0.02);
            double volts = 231 - 4 * share + noise(0.6);
            double target = traits.heatRiseCelsius() * share * share;
            riseCelsius[phase] +=
                    (target - riseCelsius[phase]) * (1 - Math.exp(-seconds / HEAT_SECONDS));
            put(values, "current" + PHASES[phase], Math.max(0, amperes), 3);
            put(values, "voltage" + PHASES[phase], volts, 2);
            put(values, "temperature" + (phase + 1), ambient + riseCelsius[phase], 2);
            watts += Math.max(0, amperes) * volts * powerFactor(load);
        }
        return watts;
    }

    private static double powerFactor(double load) {
        return 0.80 + 0.17 * load;
    }

    /** A register that never goes back: it starts where the mean load would have brought it. */
    private double meter(Instant now, double watts, double seconds) {
        if (seconds == 0 && energyKilowattHours == 0) {
            double hours = (now.toEpochMilli() - METER_START.toEpochMilli()) / 3.6e6;
            energyKilowattHours = Math.max(0, hours) * traits.ratedCurrentAmperes() * 0.05;
        }
        energyKilowattHours += watts * seconds / 3.6e6;
        return energyKilowattHours;
    }

    private double noise(double deviation) {
        return random.nextGaussian() * deviation;
    }

    private static void put(Map<String, BigDecimal> values, String key, double value, int digits) {
        values.put(key, BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN));
    }
}
