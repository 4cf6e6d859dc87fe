package io.dianan.simulator.bench;

import java.util.Arrays;

/**
 * Measured spans, in milliseconds.
 *
 * @param count how many
 */
public record Latencies(int count, double p50, double p99, double max) {

    static Latencies of(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(
                sorted.length, at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1] / 1e6);
    }

    /** The nearest rank. */
    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
