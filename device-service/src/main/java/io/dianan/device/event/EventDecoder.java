package io.dianan.device.event;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.EventBatch;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads batches of events. */
final class EventDecoder {
    private EventDecoder() {}

    static Batch<DeviceEvent, Quarantined> decode(LaneKey key, byte[] payload, Instant now) {
        EventBatch batch;
        try {
            batch = EventBatch.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            return Quarantined.whole(
                    key, payload, Reason.UNPARSABLE, String.valueOf(e.getMessage()), now);
        }
        Optional<LanePosition> position = BatchHeaders.position(key, batch.getHeader());
        if (position.isEmpty()) {
            return Quarantined.whole(
                    key, payload, Reason.BAD_HEADER, BatchHeaders.text(batch.getHeader()), now);
        }
        List<DeviceEvent> items = new ArrayList<>(batch.getEventsCount());
        List<Quarantined> refused = new ArrayList<>(0);
        for (Event event : batch.getEventsList()) {
            Optional<Moment> moment =
                    Moment.of(
                            event.getAtMs(), event.getReceivedAtMs(), event.getTimeQualityValue());
            if (event.getKindCase() == Event.KindCase.KIND_NOT_SET) {
                refused.add(whole(key, event, Reason.UNKNOWN_KIND, "of a kind unknown here", now));
            } else if (moment.isEmpty() || !idsFit(event)) {
                refused.add(
                        whole(
                                key,
                                event,
                                Reason.INVALID_ITEM,
                                "an event without id or with an impossible receive time",
                                now));
            } else {
                items.add(item(event, moment.get()));
            }
        }
        return Batch.at(position.get(), items, refused);
    }

    private static boolean idsFit(Event event) {
        return event.getId().size() == 16
                && (!event.hasDeviceId() || event.getDeviceId().size() == 16)
                && (!event.hasCircuitId() || event.getCircuitId().size() == 16);
    }

    private static DeviceEvent item(Event event, Moment moment) {
        return new DeviceEvent(
                UuidBytes.fromBytes(event.getId().toByteArray()),
                event.hasDeviceId() ? id(event.getDeviceId()) : null,
                event.hasCircuitId() ? id(event.getCircuitId()) : null,
                moment,
                EventContents.of(event),
                EventContents.showsLife(event),
                event.toByteString());
    }

    private static Quarantined whole(
            LaneKey key, Event event, Reason reason, String detail, Instant now) {
        return Quarantined.of(
                reason, detail, key.topic(), event.toByteString(), id(event.getDeviceId()), now);
    }

    private static @Nullable UUID id(ByteString bytes) {
        return bytes.size() == 16 ? UuidBytes.fromBytes(bytes.toByteArray()) : null;
    }
}
