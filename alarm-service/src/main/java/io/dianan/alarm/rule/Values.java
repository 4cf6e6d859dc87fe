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
