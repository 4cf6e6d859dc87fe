package io.dianan.alarm.intake;

import com.google.protobuf.InvalidProtocolBufferException;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.evaluate.EvaluateReadings;
import io.dianan.alarm.evaluate.FillMemory;
import io.dianan.alarm.rulebook.RuleBook;
import io.dianan.alarm.rulebook.RuleBooks;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.ReadingBatch;
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

/** What is done with readings: their devices are online, and the rules judge them. */
@ApplicationScoped
class ReadingsWork implements BatchWork<Reading, Passed> {
    private final LaneSide lane;
    private final KnownDevices known;
    private final RuleBooks books;
    private final EvaluateReadings evaluation;
    private final FillMemory filling;
    private final Map<LaneKey, Prepared> prepared = new ConcurrentHashMap<>();

    ReadingsWork(
            LaneSide lane,
            KnownDevices known,
            RuleBooks books,
            EvaluateReadings evaluation,
            FillMemory filling) {
        this.lane = lane;
        this.known = known;
        this.books = books;
        this.evaluation = evaluation;
        this.filling = filling;
    }

    private record Prepared(Map<UUID, Device> devices, RuleBook book) {}

    @Override
    public LaneKind kind() {
        return LaneKind.READINGS;
    }

    @Override
    public Batch<Reading, Passed> decode(LaneKey key, byte[] payload) {
        try {
            ReadingBatch batch = ReadingBatch.parseFrom(payload);
            List<Reading> whole =
                    batch.getReadingsList().stream().filter(ReadingsWork::whole).toList();
            List<Passed> broken =
                    Stream.generate(() -> new Passed("an id is no UUID"))
                            .limit(batch.getReadingsCount() - whole.size())
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
    public Batch<Reading, Passed> broken(LaneKey key, byte[] payload) {
        return Passed.over(key, payload, "it breaks the decoder");
    }

    @Override
    public void taken(LaneKey key, Collection<LanePosition> positions) {
        lane.taken(key, positions);
        evaluation.taken(key.lane().number());
        filling.start(key.lane(), positions);
    }

    @Override
    public void prepare(LaneKey key, List<Reading> items, boolean afresh) {
        filling.await(key.lane());
        Set<UUID> waiting = evaluation.prepare(key.lane().number());
        Map<UUID, Set<UUID>> circuits = new HashMap<>();
        items.forEach(
                reading ->
                        circuits.computeIfAbsent(device(reading), _ -> new HashSet<>())
                                .add(UuidBytes.fromBytes(reading.getCircuitId().toByteArray())));
        Map<UUID, Device> devices = known.find(circuits, waiting);
        prepared.put(key, new Prepared(devices, books.current()));
    }

    @Override
    public Written<Passed> write(LaneKey key, List<LanePosition> positions, List<Reading> items) {
        Prepared ready = Objects.requireNonNull(prepared.get(key));
        Map<UUID, Instant> heard = new HashMap<>();
        items.forEach(
                reading ->
                        heard.merge(
                                device(reading),
                                Instant.ofEpochMilli(reading.getReceivedAtMs()),
                                (one, other) -> one.isAfter(other) ? one : other));
        return lane.write(
                key,
                positions,
                heard,
                ready.devices,
                time -> {
                    int judged =
                            evaluation.judge(
                                    new EvaluateReadings.Drain(
                                            key.lane().number(),
                                            items,
                                            ready.devices,
                                            ready.book,
                                            time));
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
    public Passed refused(Reading item, String detail) {
        return new Passed(detail);
    }

    private static boolean whole(Reading reading) {
        return reading.getDeviceId().size() == 16 && reading.getCircuitId().size() == 16;
    }

    private static UUID device(Reading reading) {
        return UuidBytes.fromBytes(reading.getDeviceId().toByteArray());
    }
}
