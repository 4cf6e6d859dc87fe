package io.dianan.simulator.ledger;

import io.dianan.simulator.ledger.LedgerLine.Acknowledged;
import io.dianan.simulator.ledger.LedgerLine.SentAgain;
import io.dianan.simulator.ledger.LedgerLine.Series;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a fleet must know of its earlier runs to go on: names, numbers, what is unacknowledged. */
public final class LedgerContents {
    private final List<Series> series = new ArrayList<>();
    private final Map<Integer, Progress> progress = new HashMap<>();

    private static final class Progress {
        private long lastSequence;
        private long lastAtMillis;
        private final NavigableMap<Long, Taken> unacknowledged = new TreeMap<>();
    }

    LedgerContents() {}

    void add(LedgerLine line) {
        switch (line) {
            case Series s -> series.add(s);
            case Taken t -> {
                Progress p = of(t.series());
                p.lastSequence = Math.max(p.lastSequence, t.sequence());
                p.lastAtMillis = Math.max(p.lastAtMillis, t.atMillis());
                p.unacknowledged.put(t.sequence(), t);
            }
            case Acknowledged a -> of(a.series()).unacknowledged.remove(a.sequence());
            case SentAgain r -> of(r.series());
        }
    }

    private Progress of(int number) {
        return progress.computeIfAbsent(number, n -> new Progress());
    }

    /** The circuits named so far, by their numbers from 0. */
    public List<Series> series() {
        return List.copyOf(series);
    }

    /** The last sequence of a series; 0 when it has none. */
    public long lastSequence(int number) {
        return of(number).lastSequence;
    }

    /** The newest device time of a series, epoch ms; 0 when it has none. */
    public long lastAtMillis(int number) {
        return of(number).lastAtMillis;
    }

    /** Messages without acknowledgement, in the order of their sequence. */
    public List<Taken> unacknowledged(int number) {
        return List.copyOf(of(number).unacknowledged.values());
    }
}
