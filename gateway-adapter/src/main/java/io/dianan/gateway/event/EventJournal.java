package io.dianan.gateway.event;

import com.google.protobuf.ByteString;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.QuarantineEvent;
import io.dianan.contracts.wire.RawEvent;
import io.dianan.contracts.wire.SecurityEvent;
import io.dianan.contracts.wire.SeenEvent;
import io.dianan.contracts.wire.SessionEvent;
import io.dianan.contracts.wire.TimeQuality;
import io.dianan.gateway.lane.LaneItem;
import io.dianan.gateway.lane.LaneShipper;
import io.dianan.gateway.lane.Lanes;
import io.dianan.gateway.lane.Receipt;
import io.dianan.gateway.registry.RegisteredDevice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes down what happens and is not a reading, into the events lane of its device. */
@Singleton
public class EventJournal {
    /** What has no device goes here. */
    private static final Lane NOBODYS_LANE = new Lane(0);

    private static final Duration SECURITY_PERIOD = Duration.ofMinutes(1);
    private static final int SECURITY_KEYS_MAX = 10_000;
    private static final int TEXT_CHARS_MAX = 300;
    private static final long SEEN_BUCKET_MS = Duration.ofMinutes(1).toMillis();

    private final Lanes lanes;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Throttle security = new Throttle(SECURITY_PERIOD, SECURITY_KEYS_MAX);

    EventJournal(Lanes lanes, Clock clock, MeterRegistry meters) {
        this.lanes = lanes;
        this.clock = clock;
        this.meters = meters;
    }

    /** Whether a device's events have so little room that it should not come in now. */
    public boolean full(Lane lane) {
        return lanes.events(lane).full();
    }

    public void connected(RegisteredDevice device, SessionFacts session) {
        tell(device, session, true, "");
    }

    /**
     * @param reason kebab-case
     */
    public void disconnected(RegisteredDevice device, SessionFacts session, String reason) {
        tell(device, session, false, reason);
    }

    /** A sign of life. It comes again by nature, so a full lane does without. */
    public void seen(RegisteredDevice device) {
        LaneShipper lane = lanes.events(device.lane());
        if (lane.full()) {
            return;
        }
        long now = clock.millis();
        EventId id = new EventId("seen").with(device.idBytes()).with(now / SEEN_BUCKET_MS);
        Event event = about(device, id, now).setSeen(SeenEvent.getDefaultInstance()).build();
        lane.offer(new LaneItem(event.toByteArray(), now, Receipt.NONE));
    }

    /**
     * Keeps what could not be understood.
     *
     * @param reason kebab-case
     */
    public void quarantined(DeviceMessage message, String reason, String detail, Receipt receipt) {
        Event.Builder event =
                about(message, new EventId("quarantine").with(reason))
                        .setQuarantine(
                                QuarantineEvent.newBuilder()
                                        .setReason(reason)
                                        .setDetail(detail)
                                        .setTopic(message.topic())
                                        .setBody(ByteString.copyFrom(message.body())));
        count("dianan.gateway.quarantined", "Messages kept and not understood", "reason", reason);
        offer(message, event, receipt);
    }

    /** Keeps what belongs to the device and is not decoded. */
    public void raw(DeviceMessage message, String protocol, Receipt receipt) {
        Event.Builder event =
                about(message, new EventId("raw"))
                        .setRaw(
                                RawEvent.newBuilder()
                                        .setProtocol(protocol)
                                        .setType(message.topic())
                                        .setBody(ByteString.copyFrom(message.body())));
        offer(message, event, receipt);
    }

    /**
     * Tells something that someone should look at, once a minute and key; what is left out is
     * counted in the next one. A full lane does without: a stranger must not fill what devices
     * need.
     *
     * @param device who it is about; null for a stranger
     * @param key whose rate it is: a device, or an address
     * @return whether it is on its way, so that {@code receipt} will be called
     */
    public boolean security(
            SecurityType type,
            @Nullable RegisteredDevice device,
            String key,
            SecurityText text,
            Receipt receipt) {
        count(
                "dianan.gateway.security",
                "What someone should look at, told or not",
                "type",
                type.wire());
        LaneShipper lane = lanes.events(device == null ? NOBODYS_LANE : device.lane());
        if (lane.full()) {
            return false;
        }
        int suppressed = security.pass(type.wire() + ' ' + key, System.nanoTime());
        if (suppressed < 0) {
            return false;
        }
        long now = clock.millis();
        EventId id = new EventId("security").with(type.wire()).with(key).with(now);
        String more = suppressed == 0 ? "" : "; and " + suppressed + " before that were not told";
        Event event =
                about(device, id, now)
                        .setSecurity(
                                SecurityEvent.newBuilder()
                                        .setType(type.wire())
                                        .setDetail(printable(text.detail()) + more)
                                        .setPeer(text.peer()))
                        .build();
        lane.offer(new LaneItem(event.toByteArray(), now, receipt));
        return true;
    }

    /**
     * @param detail for a person; what a device wrote may be in it, a secret may not
     * @param peer address and port
     */
    public record SecurityText(String detail, String peer) {}

    private void count(String name, String description, String tag, String value) {
        Counter.builder(name).description(description).tag(tag, value).register(meters).increment();
    }

    private void tell(
            RegisteredDevice device, SessionFacts session, boolean connected, String reason) {
        long now = clock.millis();
        EventId id = new EventId("session").with(session.id()).with(connected ? 1 : 0);
        Event event =
                about(device, id, now)
                        .setSession(
                                SessionEvent.newBuilder()
                                        .setConnected(connected)
                                        .setSession(session.id())
                                        .setProtocol(session.protocol())
                                        .setPeer(session.peer())
                                        .setReason(reason))
                        .build();
        lanes.events(device.lane()).offer(new LaneItem(event.toByteArray(), now, Receipt.NONE));
    }

    private void offer(DeviceMessage message, Event.Builder event, Receipt receipt) {
        lanes.events(message.device().lane())
                .offer(new LaneItem(event.build().toByteArray(), message.receivedAtMs(), receipt));
    }

    /**
     * The same message sent again after a broken connection keeps its packet id, and so its event's
     * id. One without a packet id is never sent again by the protocol.
     */
    private static Event.Builder about(DeviceMessage message, EventId id) {
        id.with(message.device().idBytes())
                .with(message.topic())
                .with(message.packetId())
                .with(message.packetId() == 0 ? message.receivedAtMs() : 0)
                .with(message.body());
        return about(message.device(), id, message.receivedAtMs());
    }

    private static Event.Builder about(@Nullable RegisteredDevice device, EventId id, long atMs) {
        Event.Builder event =
                Event.newBuilder()
                        .setId(id.bytes())
                        .setAtMs(atMs)
                        .setReceivedAtMs(atMs)
                        .setTimeQuality(TimeQuality.TIME_QUALITY_RECEIVED);
        if (device != null) {
            event.setDeviceId(device.idBytes());
        }
        return event;
    }

    /** Control characters, which could forge a line of a log, become question marks. */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), TEXT_CHARS_MAX));
        text.codePoints()
                .limit(TEXT_CHARS_MAX)
                .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return clean.toString();
    }
}
