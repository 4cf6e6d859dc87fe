package io.dianan.simulator.judge;

import io.dianan.simulator.ledger.LedgerLine;
import io.dianan.simulator.ledger.LedgerLine.Acknowledged;
import io.dianan.simulator.ledger.LedgerLine.SentAgain;
import io.dianan.simulator.ledger.LedgerLine.Series;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import io.dianan.simulator.ledger.LedgerReader;
import io.dianan.simulator.ledger.LedgerScan;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where each message of a ledger stands, and its marks; the messages themselves stay on disk. */
final class LedgerIndex implements Closeable {
    private final Map<Integer, Circuit> circuits = new LinkedHashMap<>();
    private final LedgerReader reader;
    private long firstTakenMillis = Long.MAX_VALUE;

    /** Messages of one circuit, by their place from 0; sequences only grow. */
    private static final class Circuit {
        private final Series series;
        private long[] sequences = new long[16];
        private long[] offsets = new long[16];
        private int size;
        private final BitSet acknowledged = new BitSet();
        private final Map<Integer, Integer> sentAgain = new HashMap<>();

        private Circuit(Series series) {
            this.series = series;
        }

        private void add(long sequence, long offset) {
            if (size == sequences.length) {
                sequences = Arrays.copyOf(sequences, 2 * size);
                offsets = Arrays.copyOf(offsets, 2 * size);
            }
            sequences[size] = sequence;
            offsets[size++] = offset;
        }

        private int place(long sequence) {
            int place = Arrays.binarySearch(sequences, 0, size, sequence);
            if (place < 0) {
                throw new IllegalArgumentException(
                        "the ledger marks message %d of %s, which it does not hold"
                                .formatted(sequence, series.serialNumber()));
            }
            return place;
        }
    }

    private LedgerIndex(LedgerReader reader) {
        this.reader = reader;
    }

    static LedgerIndex read(Path ledger) throws IOException {
        LedgerIndex index = new LedgerIndex(LedgerReader.open(ledger));
        LedgerScan.read(ledger, index::add);
        return index;
    }

    private void add(long offset, LedgerLine line) {
        switch (line) {
            case Series s -> circuits.put(s.series(), new Circuit(s));
            case Taken t -> {
                of(t.series()).add(t.sequence(), offset);
                firstTakenMillis = Math.min(firstTakenMillis, t.takenMillis());
            }
            case Acknowledged a -> {
                Circuit circuit = of(a.series());
                circuit.acknowledged.set(circuit.place(a.sequence()));
            }
            case SentAgain r -> {
                Circuit circuit = of(r.series());
                circuit.sentAgain.merge(circuit.place(r.sequence()), 1, Integer::sum);
            }
        }
    }

    private Circuit of(int number) {
        Circuit circuit = circuits.get(number);
        if (circuit == null) {
            throw new IllegalArgumentException("the ledger names no circuit " + number);
        }
        return circuit;
    }

    /** When the first message was taken, epoch ms; {@link Long#MAX_VALUE} when there is none. */
    long firstTakenMillis() {
        return firstTakenMillis;
    }

    /** The circuits that have messages. */
    List<Series> series() {
        return circuits.values().stream().filter(c -> c.size > 0).map(c -> c.series).toList();
    }

    /** The messages of a circuit, by their sequence. */
    List<SentMessage> messages(Series series) {
        Circuit circuit = of(series.series());
        List<SentMessage> messages = new ArrayList<>(circuit.size);
        try {
            for (int i = 0; i < circuit.size; i++) {
                messages.add(
                        new SentMessage(
                                (Taken) reader.at(circuit.offsets[i]),
                                circuit.acknowledged.get(i),
                                1 + circuit.sentAgain.getOrDefault(i, 0)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be read", e);
        }
        return messages;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
