package io.dianan.gateway.transmitter;

import com.google.protobuf.ByteString;
import io.dianan.gateway.clock.EventTime;
import io.dianan.gateway.event.EventId;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.protocol.gb26875.TimeLabel;
import io.dianan.gateway.registry.RegisteredDevice;

/**
 * A frame of a registered transmitter.
 *
 * @param id the same for each copy of the frame
 * @param receivedAtMs epoch milliseconds
 */
record Heard(RegisteredDevice device, Frame frame, ByteString id, long receivedAtMs) {
    static final String PROTOCOL = "gb26875";

    static Heard of(RegisteredDevice device, Frame frame, long receivedAtMs) {
        ByteString id = new EventId(PROTOCOL).with(device.idBytes()).with(frame.bytes()).bytes();
        return new Heard(device, frame, id, receivedAtMs);
    }

    /** Whether the frame's own label is a time. */
    boolean dated() {
        return frame.sentAt().instant().isPresent();
    }

    /** When the frame was sent. */
    EventTime sentAt() {
        return at(frame.sentAt());
    }

    /** The time of a label; the receive time, flagged, where that is all zero or no date. */
    EventTime at(TimeLabel label) {
        return label.instant()
                .map(at -> EventTime.ofMillis(at.toEpochMilli(), receivedAtMs))
                .orElseGet(() -> EventTime.illegal(receivedAtMs));
    }

    /**
     * Id of the frame's event of this number. Without a date of its own the frame may be said again
     * one day and mean something new.
     */
    ByteString eventId(int number) {
        return new EventId(PROTOCOL).with(id).with(number).with(dated() ? 0 : receivedAtMs).bytes();
    }
}
