package io.dianan.device.reading;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.ReadingBatch;
import io.dianan.device.moment.Moment;
import io.dianan.device.quarantine.Quarantined;
import io.dianan.device.quarantine.Reason;
import io.dianan.platform.lane.Batch;
import io.dianan.platform.lane.BatchHeaders;
import io.dianan.platform.lane.LaneKey;
import io.dianan.platform.lane.LanePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Reads batches of readings. */
final class ReadingDecoder {
    private static final FieldDescriptor[] FIELDS = fields();

    private ReadingDecoder() {}

    static Batch<CircuitReading, Quarantined> decode(LaneKey key, byte[] payload, Instant now) {
        ReadingBatch batch;
        try {
            batch = ReadingBatch.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            return Quarantined.whole(
                    key, payload, Reason.UNPARSABLE, String.valueOf(e.getMessage()), now);
        }
        Optional<LanePosition> position = BatchHeaders.position(key, batch.getHeader());
        if (position.isEmpty()) {
            return Quarantined.whole(
                    key, payload, Reason.BAD_HEADER, BatchHeaders.text(batch.getHeader()), now);
        }
        List<CircuitReading> items = new ArrayList<>(batch.getReadingsCount());
        List<Quarantined> refused = new ArrayList<>(0);
        for (Reading reading : batch.getReadingsList()) {
            item(reading)
                    .ifPresentOrElse(items::add, () -> refused.add(invalid(key, reading, now)));
        }
        return Batch.at(position.get(), items, refused);
    }

    private static Optional<CircuitReading> item(Reading reading) {
        if (reading.getDeviceId().size() != 16
                || reading.getCircuitId().size() != 16
                || reading.getExtraMap().values().stream().anyMatch(v -> !Double.isFinite(v))) {
            return Optional.empty();
        }
        return Moment.of(
                        reading.getAtMs(), reading.getReceivedAtMs(), reading.getTimeQualityValue())
                .map(
                        moment ->
                                new CircuitReading(
                                        id(reading.getDeviceId()),
                                        id(reading.getCircuitId()),
                                        moment,
                                        values(reading),
                                        extra(reading.getExtraMap())));
    }

    private static Quarantined invalid(LaneKey key, Reading reading, Instant now) {
        return Quarantined.of(
                Reason.INVALID_ITEM,
                "a reading without ids, with an impossible receive time, or with an endless number",
                key.topic(),
                reading.toByteString(),
                reading.getDeviceId().size() == 16 ? id(reading.getDeviceId()) : null,
                now);
    }

    private static MetricValues values(Reading reading) {
        MetricValues.Builder values = MetricValues.builder();
        for (Metric metric : MetricValues.CATALOGUE) {
            FieldDescriptor field = FIELDS[metric.ordinal()];
            if (reading.hasField(field)) {
                values.set(metric, ((Number) reading.getField(field)).longValue());
            }
        }
        return values.build();
    }

    /** A negative zero becomes zero, since the database knows but one. */
    private static SortedMap<String, Double> extra(Map<String, Double> sent) {
        SortedMap<String, Double> extra = new TreeMap<>();
        sent.forEach((key, value) -> extra.put(key, value + 0.0));
        return extra;
    }

    private static UUID id(ByteString bytes) {
        return UuidBytes.fromBytes(bytes.toByteArray());
    }

    private static FieldDescriptor[] fields() {
        FieldDescriptor[] fields = new FieldDescriptor[MetricValues.CATALOGUE.length];
        for (Metric metric : MetricValues.CATALOGUE) {
            fields[metric.ordinal()] =
                    Reading.getDescriptor().findFieldByNumber(metric.fieldNumber());
        }
        return fields;
    }
}
