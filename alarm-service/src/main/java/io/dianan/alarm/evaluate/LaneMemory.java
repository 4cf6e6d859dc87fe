package io.dianan.alarm.evaluate;

import io.dianan.alarm.rule.Observation;
import io.dianan.alarm.time.DeviceClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a lane remembers between two drains: states of circuits that are or were not
 * normal, as the database has them; the newest reading of each circuit; clocks of devices. Only the
 * lane's readings thread writes it, after a commit; filling it may go on beside.
 */
final class LaneMemory {
    private static final long WORTH_KEEPING_MILLIS = 5_000;

    private final Map<UUID, EvaluationStore.StateRow> states = new HashMap<>();
    private final Map<UUID, EvaluationStore.StateRow> unannounced = new HashMap<>();
    private final Map<UUID, Newest> newest = new ConcurrentHashMap<>();
    private final Map<UUID, DeviceClock> clocks = new HashMap<>();
    private final Map<UUID, Long> keptOffsets = new ConcurrentHashMap<>();
    private Instant lastForgetting = Instant.EPOCH;

    /**
     * A circuit's newest reading.
     *
     * @param behindMillis how far its device's clock was behind ours then
     */
    record Newest(Observation.Measured reading, long behindMillis) {
        Taken taken() {
            return new Taken(reading.at(), behindMillis);
        }
    }

    void load(EvaluationStore.StateRow row) {
        states.put(row.circuitId(), row);
        if (row.state().unannouncedSince() == null) {
            unannounced.remove(row.circuitId());
        } else {
            unannounced.put(row.circuitId(), row);
        }
    }

    void load(UUID deviceId, long offsetMillis) {
        clocks.put(deviceId, DeviceClock.known(offsetMillis, Instant.EPOCH));
        keptOffsets.put(deviceId, offsetMillis);
    }

    /** What the latest values say, unless something was judged meanwhile. */
    void fill(UUID circuitId, UUID deviceId, Observation.Measured latest) {
        newest.putIfAbsent(circuitId, new Newest(latest, keptOffsets.getOrDefault(deviceId, 0L)));
    }

    /** Circuits whose late readings wait to be announced. */
    List<EvaluationStore.StateRow> unannounced() {
        return List.copyOf(unannounced.values());
    }

    Instant lastForgetting() {
        return lastForgetting;
    }

    /** What one drain makes of it, kept apart until its commit. */
    static final class Draft {
        private final LaneMemory memory;
        private final Map<UUID, EvaluationStore.StateRow> states = new HashMap<>();
        private final Map<UUID, Newest> newest = new HashMap<>();
        private final Map<UUID, DeviceClock> clocks = new HashMap<>();
        private @Nullable Instant forgotten;

        Draft(LaneMemory memory) {
            this.memory = memory;
        }

        EvaluationStore.@Nullable StateRow state(UUID circuitId) {
            EvaluationStore.StateRow here = states.get(circuitId);
            return here != null ? here : memory.states.get(circuitId);
        }

        @Nullable Newest newest(UUID circuitId) {
            Newest here = newest.get(circuitId);
            return here != null ? here : memory.newest.get(circuitId);
        }

        @Nullable DeviceClock clock(UUID deviceId) {
            DeviceClock here = clocks.get(deviceId);
            return here != null ? here : memory.clocks.get(deviceId);
        }

        void judged(UUID circuitId, Newest reading) {
            newest.put(circuitId, reading);
        }

        void state(EvaluationStore.StateRow row) {
            states.put(row.circuitId(), row);
        }

        void clock(UUID deviceId, DeviceClock clock) {
            clocks.put(deviceId, clock);
        }

        void forgotten(Instant normalSinceBefore) {
            forgotten = normalSinceBefore;
        }

        Map<UUID, EvaluationStore.StateRow> states() {
            return states;
        }

        /** Clocks that have moved so far that the database should know. */
        Map<UUID, Long> offsetsToKeep() {
            Map<UUID, Long> moved = new HashMap<>();
            clocks.forEach(
                    (device, clock) -> {
                        Long kept = memory.keptOffsets.get(device);
                        if (kept == null
                                || Math.abs(kept - clock.offsetMillis()) >= WORTH_KEEPING_MILLIS) {
                            moved.put(device, clock.offsetMillis());
                        }
                    });
            return moved;
        }

        void commit(Instant now) {
            memory.keptOffsets.putAll(offsetsToKeep());
            memory.newest.putAll(newest);
            memory.clocks.putAll(clocks);
            states.values().forEach(memory::load);
            Instant before = forgotten;
            if (before != null) {
                memory.states.values().removeIf(row -> normalBefore(row.state(), before));
                memory.lastForgetting = now;
            }
        }

        private static boolean normalBefore(CircuitState state, Instant before) {
            return state.normalSince() != null && state.normalSince().isBefore(before);
        }
    }
}
