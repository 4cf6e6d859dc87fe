package io.dianan.simulator.physics;

import java.util.random.RandomGenerator;

/**
 * What a made circuit is: fixed by the fleet's seed and the circuit's place in it.
 *
 * @param phases 1 or 3
 * @param idleLoad share of the rated current at night
 * @param workLoad share of the rated current in working hours
 * @param capacitiveLeakageMilliamperes of the cable, by mains voltage
 * @param resistiveLeakageMilliamperes of the insulation, more on damp nights
 * @param filterLeakageMilliamperes of the loads' filters at full load
 * @param heatRiseCelsius of the cable over its surroundings at rated current
 */
public record CircuitTraits(
        int ratedCurrentAmperes,
        int phases,
        double idleLoad,
        double workLoad,
        double capacitiveLeakageMilliamperes,
        double resistiveLeakageMilliamperes,
        double filterLeakageMilliamperes,
        double heatRiseCelsius) {
    private static final int[] RATED_AMPERES = {32, 63, 100, 160, 250};

    /** The traits of one circuit of a fleet; each third is three-phase. */
    public static CircuitTraits of(long seed, int index) {
        RandomGenerator random = random(seed, index);
        return new CircuitTraits(
                RATED_AMPERES[random.nextInt(RATED_AMPERES.length)],
                index % 3 == 2 ? 3 : 1,
                random.nextDouble(0.03, 0.15),
                random.nextDouble(0.35, 0.75),
                random.nextDouble(15, 45),
                random.nextDouble(5, 25),
                random.nextDouble(10, 60),
                random.nextDouble(25, 38));
    }

    static RandomGenerator random(long seed, int index) {
        return new java.util.SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    }
}
