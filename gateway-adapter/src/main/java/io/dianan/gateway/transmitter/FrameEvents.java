package io.dianan.gateway.transmitter;

import com.google.protobuf.ByteString;
import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.AlarmEvent;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.FaultEvent;
import io.dianan.contracts.wire.QuarantineEvent;
import io.dianan.contracts.wire.RawEvent;
import io.dianan.gateway.clock.EventTime;
import io.dianan.gateway.decode.Rejection;
import io.dianan.gateway.protocol.gb26875.Command;
import io.dianan.gateway.protocol.gb26875.Condition;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.protocol.gb26875.StatusBits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one frame. Their ids are made of the frame's bytes and their number in it, so that
 * a frame sent again says the same.
 */
final class FrameEvents {
    private final Heard heard;
    private final List<Event> events = new ArrayList<>();

    /** Whose state it is: a system, a component, the transmitter. */
    record Whose(String component, String text, int channel, @Nullable Metric metric) {}

    FrameEvents(Heard heard) {
        this.heard = heard;
    }

    List<Event> all() {
        return List.copyOf(events);
    }

    void state(Whose whose, List<Condition> conditions, StatusBits status, EventTime time) {
        for (Condition condition : conditions) {
            Event.Builder event = at(time, whose.channel());
            switch (condition.kind()) {
                case ALARM -> event.setAlarm(alarm(whose, condition, status));
                case FAULT ->
                        event.setFault(
                                FaultEvent.newBuilder()
                                        .setType(condition.type())
                                        .setActive(condition.active())
                                        .setSourceCode(status.toString())
                                        .setText(whose.text())
                                        .setComponent(whose.component()));
            }
            events.add(event.build());
        }
    }

    /** A sensor that is open, or well. */
    void sensor(String component, int channel, Metric metric, boolean open, EventTime time) {
        events.add(
                at(time, channel)
                        .setFault(
                                FaultEvent.newBuilder()
                                        .setType(MetricWords.open(metric))
                                        .setActive(open)
                                        .setText(metric.key())
                                        .setComponent(component))
                        .build());
    }

    /** The frame as it came: framed, not decoded. */
    void raw() {
        Frame frame = heard.frame();
        String type = frame.adu().length == 0 ? "empty" : Integer.toString(frame.adu()[0] & 0xff);
        boolean data = frame.command() == Command.SEND;
        events.add(
                at(heard.sentAt(), 0)
                        .setRaw(
                                RawEvent.newBuilder()
                                        .setProtocol(Heard.PROTOCOL)
                                        .setType(
                                                data
                                                        ? type
                                                        : "command-%d/%s"
                                                                .formatted(frame.command(), type))
                                        .setBody(ByteString.copyFrom(frame.bytes())))
                        .build());
    }

    void quarantined(Rejection rejection) {
        Frame frame = heard.frame();
        events.add(
                at(EventTime.received(heard.receivedAtMs()), 0)
                        .setQuarantine(
                                QuarantineEvent.newBuilder()
                                        .setReason(rejection.reason().wire())
                                        .setDetail(rejection.detail())
                                        .setTopic(Heard.PROTOCOL + "/" + (frame.adu()[0] & 0xff))
                                        .setBody(ByteString.copyFrom(frame.bytes())))
                        .build());
    }

    private static AlarmEvent alarm(Whose whose, Condition condition, StatusBits status) {
        return AlarmEvent.newBuilder()
                .setType(condition.type())
                .setActive(condition.active())
                .setMetric(whose.metric() == null ? "" : whose.metric().key())
                .setSourceCode(status.toString())
                .setText(whose.text())
                .setComponent(whose.component())
                .build();
    }

    private Event.Builder at(EventTime time, int channel) {
        Event.Builder event =
                Event.newBuilder()
                        .setId(heard.eventId(events.size()))
                        .setDeviceId(heard.device().idBytes())
                        .setAtMs(time.atMs())
                        .setReceivedAtMs(heard.receivedAtMs())
                        .setTimeQuality(time.quality());
        ByteString circuit = heard.device().circuit(channel);
        return circuit == null ? event : event.setCircuitId(circuit);
    }
}
