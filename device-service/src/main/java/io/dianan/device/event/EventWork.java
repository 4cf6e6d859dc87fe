package io.dianan.device.event;

import io.dianan.contracts.lane.Lane;
import io.dianan.device.presence.SeenStore;
import io.dianan.device.quarantine.QuarantineStore;
import io.dianan.device.quarantine.Quarantined;
import io.dianan.device.quarantine.Reason;
import io.dianan.platform.lane.Batch;
import io.dianan.platform.lane.BatchWork;
import io.dianan.platform.lane.LaneKey;
import io.dianan.platform.lane.LaneKind;
import io.dianan.platform.lane.LanePosition;
import io.dianan.platform.lane.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done with events: kept, passed on to the quarantine, or only noted as a sign of life. */
@ApplicationScoped
public class EventWork implements BatchWork<DeviceEvent, Quarantined> {
    private static final String NO_TOPIC = "dianan/events";

    private final EventStore events;
    private final SeenStore seen;
    private final QuarantineStore quarantine;

    public EventWork(EventStore events, SeenStore seen, QuarantineStore quarantine) {
        this.events = events;
        this.seen = seen;
        this.quarantine = quarantine;
    }

    @Override
    public LaneKind kind() {
        return LaneKind.EVENTS;
    }

    @Override
    public Batch<DeviceEvent, Quarantined> decode(LaneKey key, byte[] payload) {
        return EventDecoder.decode(key, payload, Instant.now());
    }

    @Override
    public Batch<DeviceEvent, Quarantined> broken(LaneKey key, byte[] payload) {
        return Quarantined.whole(
                key, payload, Reason.UNPARSABLE, "it breaks the decoder", Instant.now());
    }

    @Override
    public void prepare(LaneKey key, List<DeviceEvent> items, boolean afresh) {
        // Events need no place of their own.
    }

    /** A heartbeat counts as stored: it moved what it is there to move. */
    @Override
    public Written<Quarantined> write(
            LaneKey key, List<LanePosition> positions, List<DeviceEvent> items) {
        if (items.isEmpty()) {
            return Written.of(Tally.NOTHING);
        }
        List<DeviceEvent> kept = new ArrayList<>(items.size());
        List<Quarantined> refused = new ArrayList<>(0);
        Map<UUID, Instant> heard = new HashMap<>();
        int heartbeats = 0;
        for (DeviceEvent event : items) {
            UUID device = event.deviceId();
            if (device != null && event.alive()) {
                heard.merge(device, event.moment().receivedAt(), (a, b) -> a.isAfter(b) ? a : b);
            }
            switch (event.content()) {
                case DeviceEvent.Content.Kept _ -> kept.add(event);
                case DeviceEvent.Content.Seen _ -> heartbeats++;
                case DeviceEvent.Content.NotUnderstood raw -> refused.add(quarantined(event, raw));
            }
        }
        int fresh = kept.isEmpty() ? 0 : events.keep(kept);
        if (!heard.isEmpty()) {
            heard.keySet().retainAll(events.devices(heard.keySet()));
            seen.move(heard);
        }
        Tally tally = new Tally(fresh + heartbeats, 0, kept.size() - fresh, 0, 0);
        return new Written<>(tally, refused);
    }

    @Override
    public int keep(List<Quarantined> refused) {
        return quarantine.keep(refused);
    }

    @Override
    public Quarantined refused(DeviceEvent item, String detail) {
        return Quarantined.withId(
                item.id(),
                Reason.REFUSED.word(),
                detail,
                topic(item.deviceId()),
                item.raw(),
                item.deviceId(),
                item.moment().receivedAt());
    }

    private static Quarantined quarantined(
            DeviceEvent event, DeviceEvent.Content.NotUnderstood raw) {
        return Quarantined.withId(
                event.id(),
                raw.reason(),
                raw.detail(),
                raw.topic(),
                raw.body(),
                event.deviceId(),
                event.moment().receivedAt());
    }

    private static String topic(@Nullable UUID device) {
        return device == null ? NO_TOPIC : LaneKind.EVENTS.topic(Lane.of(device));
    }
}
