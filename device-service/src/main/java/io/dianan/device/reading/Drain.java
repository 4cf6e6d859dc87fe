package io.dianan.device.reading;

import io.dianan.platform.lane.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one transaction. All of one circuit and instant are folded into one row first;
 * where the database holds such a row already, they are folded again on top of it.
 */
final class Drain {
    private final ReadingStore store;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<UUID, Slot> newest = new HashMap<>();

    /**
     * @param readings of known circuits, in the order of arrival
     */
    Drain(ReadingStore store, List<CircuitReading> readings) {
        this.store = store;
        // In the order of the index, so that neighbours share its pages.
        Map<ReadingKey, Slot> byKey = new TreeMap<>();
        for (CircuitReading reading : readings) {
            byKey.computeIfAbsent(reading.key(), _ -> new Slot()).arrivals.add(reading);
        }
        for (Map.Entry<ReadingKey, Slot> entry : byKey.entrySet()) {
            Slot slot = entry.getValue();
            slot.number = slots.size();
            slot.foldOnto(null);
            slots.add(slot);
            newest.put(entry.getKey().circuitId(), slot);
        }
    }

    Tally write() {
        if (slots.isEmpty()) {
            return Tally.NOTHING;
        }
        store.stage(rows(slots));
        Set<ReadingKey> stored = store.store();
        if (stored.size() < slots.size()) {
            addTo(slots.stream().filter(slot -> !stored.contains(slot.key())).toList());
        }
        store.moveLatest();
        return tally();
    }

    /** Folds onto what the database holds already, and stages the outcome instead. */
    private void addTo(List<Slot> there) {
        List<Integer> numbers = there.stream().map(slot -> slot.number).toList();
        Map<ReadingKey, CircuitReading> rows = store.stored(numbers);
        for (Slot slot : there) {
            CircuitReading row = rows.get(slot.key());
            if (row == null) {
                throw new IllegalStateException("a stored reading vanished: " + slot.key());
            }
            slot.foldOnto(row);
        }
        store.unstage(numbers);
        store.stage(rows(there));
        if (there.stream().anyMatch(slot -> slot.folding().changed())) {
            store.change();
        }
    }

    private List<StagedRow> rows(List<Slot> some) {
        return some.stream()
                .map(
                        slot ->
                                new StagedRow(
                                        slot.number,
                                        slot.folding().row(),
                                        newest.get(slot.key().circuitId()) == slot,
                                        slot.folding().changed()))
                .toList();
    }

    private Tally tally() {
        List<Folding.Contradiction> contradictions =
                slots.stream().flatMap(slot -> slot.folding().contradictions().stream()).toList();
        int known = 0;
        if (!contradictions.isEmpty()) {
            for (boolean fresh : store.keep(contradictions)) {
                known += fresh ? 0 : 1;
            }
        }
        int[] count = new int[Verdict.values().length];
        for (Slot slot : slots) {
            for (Verdict verdict : slot.folding().verdicts()) {
                count[verdict.ordinal()]++;
            }
        }
        // A contradiction that is kept already tells nothing new.
        return new Tally(
                count[Verdict.STORED.ordinal()],
                count[Verdict.MERGED.ordinal()],
                count[Verdict.DUPLICATE.ordinal()] + known,
                count[Verdict.CONFLICT.ordinal()] - known,
                0);
    }

    /** All arrivals of one circuit and instant. */
    private static final class Slot {
        private final List<CircuitReading> arrivals = new ArrayList<>(1);
        private int number;
        private @Nullable Folding folding;

        private void foldOnto(@Nullable CircuitReading kept) {
            folding = Folding.of(kept, arrivals);
        }

        private Folding folding() {
            if (folding == null) {
                throw new IllegalStateException("not folded yet");
            }
            return folding;
        }

        private ReadingKey key() {
            return arrivals.getFirst().key();
        }
    }
}
