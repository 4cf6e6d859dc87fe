package io.dianan.device.reading;

import com.google.protobuf.ByteString;
import io.dianan.contracts.lane.Lane;
import io.dianan.device.presence.SeenStore;
import io.dianan.device.quarantine.ContentId;
import io.dianan.device.quarantine.QuarantineStore;
import io.dianan.device.quarantine.Quarantined;
import io.dianan.device.quarantine.Reason;
import io.dianan.device.storage.ReadingDays;
import io.dianan.platform.lane.Batch;
import io.dianan.platform.lane.BatchWork;
import io.dianan.platform.lane.LaneKey;
import io.dianan.platform.lane.LaneKind;
import io.dianan.platform.lane.LanePosition;
import io.dianan.platform.lane.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is done with readings: the known ones are stored, the others are refused by name. */
@ApplicationScoped
public class ReadingWork implements BatchWork<CircuitReading, Quarantined> {
    private final KnownCircuitStore circuits;
    private final ReadingStore readings;
    private final SeenStore seen;
    private final ReadingDays days;
    private final QuarantineStore quarantine;

    public ReadingWork(
            KnownCircuitStore circuits,
            ReadingStore readings,
            SeenStore seen,
            ReadingDays days,
            QuarantineStore quarantine) {
        this.circuits = circuits;
        this.readings = readings;
        this.seen = seen;
        this.days = days;
        this.quarantine = quarantine;
    }

    @Override
    public LaneKind kind() {
        return LaneKind.READINGS;
    }

    @Override
    public Batch<CircuitReading, Quarantined> decode(LaneKey key, byte[] payload) {
        return ReadingDecoder.decode(key, payload, Instant.now());
    }

    @Override
    public Batch<CircuitReading, Quarantined> broken(LaneKey key, byte[] payload) {
        return Quarantined.whole(
                key, payload, Reason.UNPARSABLE, "it breaks the decoder", Instant.now());
    }

    @Override
    public void prepare(LaneKey key, List<CircuitReading> items, boolean afresh) {
        if (afresh) {
            days.forget();
        }
        days.makeFor(
                items.stream()
                        .filter(reading -> !tooOld(reading))
                        .map(reading -> reading.moment().at())
                        .toList());
    }

    @Override
    public Written<Quarantined> write(
            LaneKey key, List<LanePosition> positions, List<CircuitReading> items) {
        if (items.isEmpty()) {
            return Written.of(Tally.NOTHING);
        }
        Map<UUID, UUID> devices =
                circuits.devicesOf(
                        items.stream().map(CircuitReading::circuitId).collect(Collectors.toSet()));
        List<CircuitReading> fit = new ArrayList<>(items.size());
        List<Quarantined> refused = new ArrayList<>(0);
        Map<UUID, Instant> heard = new HashMap<>();
        for (CircuitReading reading : items) {
            if (!reading.deviceId().equals(devices.get(reading.circuitId()))) {
                refused.add(
                        quarantined(
                                reading,
                                Reason.NO_CIRCUIT,
                                "device %s has no circuit %s"
                                        .formatted(reading.deviceId(), reading.circuitId())));
                continue;
            }
            heard.merge(
                    reading.deviceId(),
                    reading.moment().receivedAt(),
                    (a, b) -> a.isAfter(b) ? a : b);
            if (tooOld(reading)) {
                refused.add(
                        quarantined(
                                reading,
                                Reason.TOO_OLD,
                                "older than %d days when it came"
                                        .formatted(days.retention().toDays())));
            } else {
                fit.add(reading);
            }
        }
        Tally tally = new Drain(readings, fit).write();
        seen.move(heard);
        return new Written<>(tally, refused);
    }

    @Override
    public int keep(List<Quarantined> refused) {
        return quarantine.keep(refused);
    }

    @Override
    public Quarantined refused(CircuitReading item, String detail) {
        return quarantined(item, Reason.REFUSED, detail);
    }

    /** Measured against the receive time, so that our own outage makes nothing too old. */
    private boolean tooOld(CircuitReading reading) {
        Duration age = Duration.between(reading.moment().at(), reading.moment().receivedAt());
        return age.compareTo(days.retention()) > 0;
    }

    private static Quarantined quarantined(CircuitReading reading, Reason reason, String detail) {
        ByteString body = ByteString.copyFromUtf8(ReadingText.json(reading));
        UUID id = ContentId.of(body.toByteArray());
        return Quarantined.withId(
                id,
                reason.word(),
                detail,
                LaneKind.READINGS.topic(Lane.of(reading.deviceId())),
                body,
                reading.deviceId(),
                reading.moment().receivedAt());
    }
}
