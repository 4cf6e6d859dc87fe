package io.dianan.alarm.evaluate;

import io.dianan.alarm.alarm.Subject;
import io.dianan.alarm.directory.Circuit;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.rule.Observation;
import io.dianan.alarm.rulebook.RuleBook;
import io.dianan.alarm.time.DeviceClock;
import io.dianan.alarm.time.LaneTimes;
import io.dianan.alarm.time.Lateness;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.TimeQuality;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges a lane's readings: each that is newer than what was judged of its circuit, once, in their
 * order. What it found, the states and the clocks are written in the drain's transaction; memory
 * follows after the commit.
 */
@ApplicationScoped
public class EvaluateReadings {
    private static final Scope EVERYTHING = new Scope.Everything("evaluation of a lane");
    private static final Duration BETWEEN_FORGETTINGS = Duration.ofMinutes(10);

    private final ScopeStore scopes;
    private final EvaluationStore store;
    private final Announcing announcing;
    private final EvaluateConfig config;
    private final EvaluateMeters meters;
    private final Map<Integer, LaneMemory> memories = new ConcurrentHashMap<>();
    private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();
    private final HeldRules rules = new HeldRules();

    EvaluateReadings(
            ScopeStore scopes,
            EvaluationStore store,
            Announcing announcing,
            EvaluateConfig config,
            EvaluateMeters meters) {
        this.scopes = scopes;
        this.store = store;
        this.announcing = announcing;
        this.config = config;
        this.meters = meters;
    }

    /** What a drain is judged by. */
    public record Drain(
            int lane,
            List<Reading> readings,
            Map<UUID, Device> devices,
            RuleBook book,
            LaneTimes.View time) {}

    /**
     * @param foundReceivedAt receive times of the live readings that alarms were raised for
     */
    private record Pending(LaneMemory.Draft draft, Instant now, List<Instant> foundReceivedAt) {}

    /** Outside of a transaction: reads what this lane's earlier owner has left. */
    public void taken(int lane) {
        LaneMemory memory = new LaneMemory();
        scopes.run(
                EVERYTHING,
                () -> {
                    store.states(lane).forEach(memory::load);
                    store.clockOffsets(lane).forEach(memory::load);
                });
        memories.put(lane, memory);
    }

    LaneMemory memory(int lane) {
        return Objects.requireNonNull(memories.get(lane), () -> "lane " + lane + " is not taken");
    }

    /**
     * Outside of a transaction, before a drain. Where it is not known whether the last one was
     * committed, the states are read again, so that what was judged is not judged anew.
     *
     * @return devices whose late readings wait to be announced; the drain must know them
     */
    public Set<UUID> prepare(int lane) {
        LaneMemory memory = memory(lane);
        if (pending.containsKey(lane)) {
            scopes.call(EVERYTHING, () -> store.states(lane)).forEach(memory::load);
            pending.remove(lane);
        }
        return memory.unannounced().stream()
                .map(EvaluationStore.StateRow::deviceId)
                .collect(Collectors.toSet());
    }

    /**
     * Within the drain's transaction.
     *
     * @return how many readings were judged; the others were passed over
     */
    public int judge(Drain drain) {
        LaneMemory memory = memory(drain.lane());
        LaneMemory.Draft draft = new LaneMemory.Draft(memory);
        Map<Subject, List<Announcement>> announcements = new HashMap<>();
        int judged = 0;
        for (Reading reading : drain.readings()) {
            judged += judge(drain, draft, reading, announcements) ? 1 : 0;
        }
        Instant now = drain.time().watermark().orElse(Instant.EPOCH);
        settle(drain, draft, memory, now, announcements);
        announcements.forEach(announcing::announce);
        store.keep(drain.lane(), draft.states().values());
        store.keepClocks(drain.lane(), draft.offsetsToKeep());
        if (Duration.between(memory.lastForgetting(), now).compareTo(BETWEEN_FORGETTINGS) > 0) {
            Instant before = now.minus(config.rememberNormal());
            store.forgetNormalSince(drain.lane(), before);
            draft.forgotten(before);
        }
        pending.put(drain.lane(), new Pending(draft, now, foundReceivedAt(announcements)));
        return judged;
    }

    /** After the commit. */
    public void committed(int lane) {
        Pending done = pending.remove(lane);
        if (done != null) {
            done.draft.commit(done.now);
            done.foundReceivedAt.forEach(meters::raised);
        }
    }

    private boolean judge(
            Drain drain,
            LaneMemory.Draft draft,
            Reading reading,
            Map<Subject, List<Announcement>> announcements) {
        UUID circuitId = UuidBytes.fromBytes(reading.getCircuitId().toByteArray());
        Device device =
                drain.devices().get(UuidBytes.fromBytes(reading.getDeviceId().toByteArray()));
        Optional<Circuit> circuit = device == null ? Optional.empty() : device.circuit(circuitId);
        if (device == null || circuit.isEmpty()) {
            meters.passedOver("unknown");
            return false;
        }
        Observation.Measured newest =
                new Observation.Measured(
                        Instant.ofEpochMilli(reading.getAtMs()), ReadingValues.of(reading));
        Instant receivedAt = Instant.ofEpochMilli(reading.getReceivedAtMs());
        Optional<DeviceClock> clock = clock(draft, device.id(), reading, newest.at(), receivedAt);
        Taken taken = new Taken(newest.at(), clock.map(DeviceClock::offsetMillis).orElse(0L));
        EvaluationStore.StateRow row = draft.state(circuitId);
        LaneMemory.Newest last = draft.newest(circuitId);
        Observation.Measured previous = last == null ? null : last.reading();
        Observation.Measured beside =
                previous != null && newest.complements(previous) ? previous : null;
        if (beside == null && !newer(taken, row, last)) {
            meters.passedOver("older");
            return false;
        }
        boolean late =
                clock.isPresent()
                        && Lateness.late(
                                newest.at(),
                                receivedAt,
                                clock.get(),
                                drain.time().outages(),
                                config.lateAfter());
        Judging.Outcome outcome =
                Judging.judge(
                        before(row, taken),
                        newest,
                        previous,
                        rules.of(drain.book(), device, circuit.get()),
                        receivedAt,
                        late);
        Observation.Measured whole = beside == null ? newest : newest.with(beside);
        draft.judged(circuitId, new LaneMemory.Newest(whole, taken.behindMillis()));
        keepState(draft, row, circuitId, device.id(), outcome.state().behind(taken.behindMillis()));
        add(announcements, Subject.of(device, circuit.get()), outcome.announcements());
        meters.judged(late);
        return true;
    }

    private static boolean newer(
            Taken taken, EvaluationStore.@Nullable StateRow row, LaneMemory.@Nullable Newest last) {
        return (row == null || taken.isAfter(row.state().last()))
                && (last == null || taken.isAfter(last.taken()));
    }

    private static CircuitState before(EvaluationStore.@Nullable StateRow row, Taken taken) {
        if (row == null) {
            return CircuitState.normal(taken.at());
        }
        return row.state().last().sameClock(taken) ? row.state() : row.state().withoutStreaks();
    }

    /** A reading that was given receive time says nothing of the device's clock and is live. */
    private static Optional<DeviceClock> clock(
            LaneMemory.Draft draft,
            UUID deviceId,
            Reading reading,
            Instant at,
            Instant receivedAt) {
        if (reading.getTimeQuality() != TimeQuality.TIME_QUALITY_DEVICE) {
            return Optional.empty();
        }
        DeviceClock before = draft.clock(deviceId);
        DeviceClock clock =
                before == null ? DeviceClock.first(at, receivedAt) : before.after(at, receivedAt);
        draft.clock(deviceId, clock);
        return Optional.of(clock);
    }

    /** A circuit that is normal and was never anything else has no row. */
    private static void keepState(
            LaneMemory.Draft draft,
            EvaluationStore.@Nullable StateRow row,
            UUID circuitId,
            UUID deviceId,
            CircuitState after) {
        if (row != null || !after.calm()) {
            draft.state(new EvaluationStore.StateRow(circuitId, deviceId, after));
        }
    }

    /** Late readings after which no newer one has come are the newest state of their circuit. */
    private void settle(
            Drain drain,
            LaneMemory.Draft draft,
            LaneMemory memory,
            Instant now,
            Map<Subject, List<Announcement>> announcements) {
        for (EvaluationStore.StateRow waiting : memory.unannounced()) {
            UUID circuitId = waiting.circuitId();
            EvaluationStore.StateRow row = Objects.requireNonNull(draft.state(circuitId));
            Instant since = row.state().unannouncedSince();
            if (since == null || now.isBefore(since.plus(config.settleAfter()))) {
                continue;
            }
            Device device = drain.devices().get(row.deviceId());
            Optional<Circuit> circuit =
                    device == null ? Optional.empty() : device.circuit(circuitId);
            if (device == null || circuit.isEmpty()) {
                continue;
            }
            Judging.Outcome outcome =
                    Judging.settle(row.state(), rules.of(drain.book(), device, circuit.get()), now);
            draft.state(new EvaluationStore.StateRow(circuitId, device.id(), outcome.state()));
            add(announcements, Subject.of(device, circuit.get()), outcome.announcements());
        }
    }

    private static void add(
            Map<Subject, List<Announcement>> announcements,
            Subject subject,
            List<Announcement> more) {
        if (!more.isEmpty()) {
            announcements.computeIfAbsent(subject, _ -> new ArrayList<>()).addAll(more);
        }
    }

    private static List<Instant> foundReceivedAt(Map<Subject, List<Announcement>> announcements) {
        return announcements.values().stream()
                .flatMap(List::stream)
                .filter(Announcement.Found.class::isInstance)
                .map(Announcement.Found.class::cast)
                .filter(found -> !found.late())
                .map(Announcement.Found::receivedAt)
                .toList();
    }
}
