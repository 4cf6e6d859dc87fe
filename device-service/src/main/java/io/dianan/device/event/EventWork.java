package io.dianan.device.event;

import io.dianan.contracts.lane.Lane;
import io.dianan.device.lane.Batch;
import io.dianan.device.lane.BatchWork;
import io.dianan.device.lane.LaneKey;
import io.dianan.device.lane.LaneKind;
import io.dianan.device.lane.Tally;
import io.dianan.device.presence.SeenStore;
import io.dianan.device.quarantine.Quarantined;
import io.dianan.device.quarantine.Reason;
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
public class EventWork implements BatchWork<DeviceEvent> {
    private static final String NO_TOPIC = "dianan/events";

    private final EventStore events;
    private final SeenStore seen;

    public EventWork(EventStore events, SeenStore seen) {
        this.events = events;
        this.seen = seen;
    }

    @Override
    public LaneKind kind() {
        return LaneKind.EVENTS;
    }

    @Override
    public Batch<DeviceEvent> decode(LaneKey key, byte[] payload) {
        return EventDecoder.decode(key, payload, Instant.now());
    }

    @Override
    public void prepare(List<DeviceEvent> items, boolean afresh) {
        // Events need no place of their own.
    }

    /** A heartbeat counts as stored: it moved what it is there to move. */
    @Override
    public Written write(List<DeviceEvent> items) {
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
        return new Written(tally, refused);
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
