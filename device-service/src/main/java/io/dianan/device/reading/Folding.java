package io.dianan.device.reading;

import io.dianan.contracts.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is left of several readings of one circuit and instant: metrics that were missing are
 * filled, an equal value says nothing new, and of two values for a metric the first stays. The same
 * rule holds within a drain and against what is stored.
 *
 * @param row what the database shall hold
 * @param changed whether {@code row} adds to what was stored before; false where nothing was
 * @param verdicts one for each arrival, in their order
 * @param contradictions what was not taken over, in the order of arrival
 */
record Folding(
        CircuitReading row,
        boolean changed,
        List<Verdict> verdicts,
        List<Contradiction> contradictions) {
    Folding {
        verdicts = List.copyOf(verdicts);
        contradictions = List.copyOf(contradictions);
    }

    /**
     * @param kept what is stored already; null where there is nothing yet
     * @param arrivals at least one, all with one key, in the order of arrival
     */
    static Folding of(@Nullable CircuitReading kept, List<CircuitReading> arrivals) {
        List<Verdict> verdicts = new ArrayList<>(arrivals.size());
        List<Contradiction> contradictions = new ArrayList<>(0);
        CircuitReading row = kept;
        for (int i = 0; i < arrivals.size(); i++) {
            CircuitReading arrival = arrivals.get(i);
            if (row == null) {
                row = arrival;
                verdicts.add(Verdict.STORED);
                continue;
            }
            CircuitReading merged = merged(row, arrival);
            if (contradicts(row, arrival)) {
                verdicts.add(Verdict.CONFLICT);
                contradictions.add(new Contradiction(i, row, arrival));
            } else {
                verdicts.add(same(merged, row) ? Verdict.DUPLICATE : Verdict.MERGED);
            }
            row = merged;
        }
        if (row == null) {
            throw new IllegalArgumentException("nothing to fold");
        }
        return new Folding(row, kept != null && !same(row, kept), verdicts, contradictions);
    }

    private static boolean contradicts(CircuitReading row, CircuitReading arrival) {
        for (Metric metric : MetricValues.CATALOGUE) {
            if (row.values().has(metric)
                    && arrival.values().has(metric)
                    && row.values().steps(metric) != arrival.values().steps(metric)) {
                return true;
            }
        }
        return arrival.extra().entrySet().stream()
                .anyMatch(
                        entry -> {
                            Double first = row.extra().get(entry.getKey());
                            return first != null && !first.equals(entry.getValue());
                        });
    }

    private static CircuitReading merged(CircuitReading row, CircuitReading arrival) {
        MetricValues values =
                MetricValues.builder().setAll(arrival.values()).setAll(row.values()).build();
        if (arrival.extra().isEmpty()) {
            return row.with(values, row.extra());
        }
        SortedMap<String, Double> extra = new TreeMap<>(arrival.extra());
        extra.putAll(row.extra());
        return row.with(values, extra);
    }

    private static boolean same(CircuitReading a, CircuitReading b) {
        return a.values().equals(b.values()) && a.extra().equals(b.extra());
    }

    /**
     * An arrival with another value for at least one metric.
     *
     * @param index which of the arrivals
     * @param first what stayed
     */
    record Contradiction(int index, CircuitReading first, CircuitReading arrival) {

        /** The same for the same contradiction, however often it arrives. */
        UUID id() {
            return ReadingText.id(arrival);
        }
    }
}
