package io.dianan.alarm.rule;

import io.dianan.contracts.metric.Metric;
import java.util.Arrays;
import java.util.Map;

/** The metrics of one reading, in steps. Small: the owner of a lane holds one per circuit. */
public final class Values {
    private final long[] steps;
    private final int present;

    private Values(long[] steps, int present) {
        this.steps = steps;
        this.present = present;
    }

    public static Values of(Map<Metric, Long> values) {
        long[] steps = new long[Metric.values().length];
        int present = 0;
        for (Map.Entry<Metric, Long> entry : values.entrySet()) {
            steps[entry.getKey().ordinal()] = entry.getValue();
            present |= 1 << entry.getKey().ordinal();
        }
        return new Values(steps, present);
    }

    public boolean has(Metric metric) {
        return (present & 1 << metric.ordinal()) != 0;
    }

    /** The count of steps; 0 where the reading does not have the metric. */
    public long get(Metric metric) {
        return steps[metric.ordinal()];
    }

    /** Whether none of the metrics is in both. */
    public boolean disjoint(Values other) {
        return (present & other.present) == 0;
    }

    /** Of both; where a metric is in both, this one's. */
    public Values with(Values other) {
        long[] both = other.steps.clone();
        for (int i = 0; i < steps.length; i++) {
            both[i] = (present & 1 << i) != 0 ? steps[i] : both[i];
        }
        return new Values(both, present | other.present);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values
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
        for (Metric metric : Metric.values()) {
            if (has(metric)) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(metric.key())
                        .append('=')
                        .append(metric.unscaled(get(metric)));
            }
        }
        return text.append('}').toString();
    }
}
