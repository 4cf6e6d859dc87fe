package io.dianan.alarm.intake;

import com.google.protobuf.InvalidProtocolBufferException;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.evaluate.EvaluateEvents;
import io.dianan.alarm.evaluate.ForgetEvents;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.EventBatch;
import io.dianan.platform.lane.Batch;
import io.dianan.platform.lane.BatchHeaders;
import io.dianan.platform.lane.BatchWork;
import io.dianan.platform.lane.LaneKey;
import io.dianan.platform.lane.LaneKind;
import io.dianan.platform.lane.LanePosition;
import io.dianan.platform.lane.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is done with events: most are a sign of life, some are what a device has decided. */
@ApplicationScoped
class EventsWork implements BatchWork<Event, Passed> {
    private final LaneSide lane;
    private final KnownDevices known;
    private final EvaluateEvents evaluation;
    private final ForgetEvents forgetting;
    private final Map<LaneKey, Map<UUID, Device>> prepared = new ConcurrentHashMap<>();

    EventsWork(
            LaneSide lane, KnownDevices known, EvaluateEvents evaluation, ForgetEvents forgetting) {
        this.lane = lane;
        this.known = known;
        this.evaluation = evaluation;
        this.forgetting = forgetting;
    }

    @Override
    public LaneKind kind() {
        return LaneKind.EVENTS;
    }

    @Override
    public Batch<Event, Passed> decode(LaneKey key, byte[] payload) {
        try {
            EventBatch batch = EventBatch.parseFrom(payload);
            List<Event> whole = batch.getEventsList().stream().filter(EventsWork::whole).toList();
            List<Passed> broken =
                    Stream.generate(() -> new Passed("an id is no UUID"))
                            .limit(batch.getEventsCount() - whole.size())
                            .toList();
            return BatchHeaders.position(key, batch.getHeader())
                    .map(position -> Batch.at(position, whole, broken))
                    .orElseGet(
                            () -> Passed.over(key, payload, BatchHeaders.text(batch.getHeader())));
        } catch (InvalidProtocolBufferException e) {
            return Passed.over(key, payload, "no protobuf of ours");
        }
    }

    @Override
    public Batch<Event, Passed> broken(LaneKey key, byte[] payload) {
        return Passed.over(key, payload, "it breaks the decoder");
    }

    @Override
    public void taken(LaneKey key, Collection<LanePosition> positions) {
        lane.taken(key, positions);
    }

    @Override
    public void prepare(LaneKey key, List<Event> items, boolean afresh) {
        forgetting.whenDue();
        Map<UUID, Set<UUID>> circuits = new HashMap<>();
        for (Event event : items) {
            if (event.hasDeviceId() && (alive(event) || EvaluateEvents.concerns(event))) {
                Set<UUID> named = circuits.computeIfAbsent(device(event), _ -> new HashSet<>());
                if (event.hasCircuitId() && EvaluateEvents.concerns(event)) {
                    named.add(UuidBytes.fromBytes(event.getCircuitId().toByteArray()));
                }
            }
        }
        prepared.put(key, known.find(circuits, List.of()));
    }

    @Override
    public Written<Passed> write(LaneKey key, List<LanePosition> positions, List<Event> items) {
        Map<UUID, Device> devices = Objects.requireNonNull(prepared.get(key));
        Map<UUID, Instant> heard = new HashMap<>();
        items.stream()
                .filter(event -> event.hasDeviceId() && alive(event))
                .forEach(
                        event ->
                                heard.merge(
                                        device(event),
                                        Instant.ofEpochMilli(event.getReceivedAtMs()),
                                        (one, other) -> one.isAfter(other) ? one : other));
        return lane.write(
                key,
                positions,
                heard,
                devices,
                _ -> {
                    int judged = evaluation.judge(key.lane().number(), items, devices);
                    return new Tally(judged, 0, items.size() - judged, 0, 0);
                });
    }

    @Override
    public void committed(LaneKey key) {
        lane.committed(key);
        evaluation.committed(key.lane().number());
    }

    @Override
    public <T> T exclusively(LaneKey key, Supplier<T> transaction) {
        return lane.exclusively(key, transaction);
    }

    @Override
    public int keep(List<Passed> refused) {
        return refused.size();
    }

    @Override
    public Passed refused(Event item, String detail) {
        return new Passed(detail);
    }

    /**
     * Whether the device itself has spoken; its connection's end and attempts of others are not.
     */
    private static boolean alive(Event event) {
        return switch (event.getKindCase()) {
            case ALARM, FAULT, BOOT, SEEN, OPERATION, RAW, QUARANTINE, COMMAND_RESULT -> true;
            case SESSION -> event.getSession().getConnected();
            case SECURITY, KIND_NOT_SET -> false;
        };
    }

    private static boolean whole(Event event) {
        return event.getId().size() == 16
                && (!event.hasDeviceId() || event.getDeviceId().size() == 16)
                && (!event.hasCircuitId() || event.getCircuitId().size() == 16);
    }

    private static UUID device(Event event) {
        return UuidBytes.fromBytes(event.getDeviceId().toByteArray());
    }
}
