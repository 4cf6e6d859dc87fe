package io.dianan.device.reading;

import io.dianan.contracts.metric.Metric;
import java.util.Arrays;
import java.util.OptionalLong;

/** The catalogue's metrics of one reading, as counts of their steps; each may be missing. */
public final class MetricValues {
    static final Metric[] CATALOGUE = Metric.values();

    private final long[] steps;
    private final int present;

    private MetricValues(long[] steps, int present) {
        this.steps = steps;
        this.present = present;
    }

    static Builder builder() {
        return new Builder();
    }

    public boolean has(Metric metric) {
        return (present & bit(metric)) != 0;
    }

    public OptionalLong get(Metric metric) {
        return has(metric) ? OptionalLong.of(steps[metric.ordinal()]) : OptionalLong.empty();
    }

    /** For loops that have asked {@link #has} before. */
    long steps(Metric metric) {
        return steps[metric.ordinal()];
    }

    public boolean isEmpty() {
        return present == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricValues values
                && present == values.present
                && Arrays.equals(steps, values.steps);
    }

    @Override
    public int hashCode() {
        return 31 * present + Arrays.hashCode(steps);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Metric metric : CATALOGUE) {
            if (has(metric)) {
                text.append(text.length() == 1 ? "" : ", ")
                        .append(metric.key())
                        .append('=')
                        .append(metric.unscaled(steps(metric)));
            }
        }
        return text.append('}').toString();
    }

    private static int bit(Metric metric) {
        return 1 << metric.ordinal();
    }

    /** Gathers values; a metric set twice has the last value. */
    static final class Builder {
        private final long[] steps = new long[CATALOGUE.length];
        private int present;

        Builder set(Metric metric, long value) {
            steps[metric.ordinal()] = value;
            present |= bit(metric);
            return this;
        }

        Builder setAll(MetricValues values) {
            for (Metric metric : CATALOGUE) {
                if (values.has(metric)) {
                    set(metric, values.steps(metric));
                }
            }
            return this;
        }

        MetricValues build() {
            return new MetricValues(steps.clone(), present);
        }
    }
}
