package io.dianan.gateway.trial;

import io.dianan.gateway.protocol.gb26875.Command;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.protocol.gb26875.TimeLabel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Frames of GB/T 26875.3 as transmitters send them. */
public final class Frames {
    /** Component type, zone, position. */
    public record Part(int type, int zone, int position) {}

    private static final AtomicLong ADDRESS =
            new AtomicLong(System.currentTimeMillis() << 4 & 0xffff_ffff_ffffL);
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final TimeLabel NO_TIME = Frames.label(new byte[6]);

    private Frames() {}

    /** A source address that no other test has. */
    public static long freshAddress() {
        return ADDRESS.incrementAndGet();
    }

    public static Frame heartbeat(long source) {
        return data(source, Instant.now(), new byte[0]);
    }

    /** Type 2: state of a component. */
    public static Frame state(long source, Part part, int status, String text, Instant at) {
        ByteArrayOutputStream body = component(2, part);
        body.writeBytes(little(status, 2));
        body.writeBytes(Arrays.copyOf(text.getBytes(Charset.forName("GB18030")), 31));
        return data(source, at, labelled(body, at));
    }

    /** Type 3: an analogue value of a component. */
    public static Frame value(long source, Part part, int analogType, int raw, Instant at) {
        return data(source, at, labelled(valueBody(part, analogType, raw), at));
    }

    /** Type 3 with all-zero time labels, of the value and of the frame. */
    public static Frame timelessValue(long source, Part part, int analogType, int raw) {
        ByteArrayOutputStream body = valueBody(part, analogType, raw);
        body.writeBytes(new byte[6]);
        return frame(source, NO_TIME, Command.SEND, body.toByteArray());
    }

    /** Type 21: state of the transmitter. */
    public static Frame transmitter(long source, int status, Instant at) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {21, 1, (byte) status});
        return data(source, at, labelled(body, at));
    }

    public static Frame data(long source, Instant sentAt, byte[] adu) {
        return frame(source, TimeLabel.of(sentAt), Command.SEND, adu);
    }

    public static Frame frame(long source, TimeLabel sentAt, int command, byte[] adu) {
        int serial = SERIAL.incrementAndGet() & 0xffff;
        return new Frame(serial, 1, 1, sentAt, source, 1, command, adu);
    }

    /** Several frames, or anything else, glued. */
    public static byte[] glued(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static ByteArrayOutputStream valueBody(Part part, int analogType, int raw) {
        ByteArrayOutputStream body = component(3, part);
        body.write(analogType);
        body.writeBytes(little(raw, 2));
        return body;
    }

    private static ByteArrayOutputStream component(int type, Part part) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {(byte) type, 1, 1, 1, (byte) part.type()});
        body.writeBytes(little(part.zone(), 2));
        body.writeBytes(little(part.position(), 2));
        return body;
    }

    private static byte[] labelled(ByteArrayOutputStream body, Instant at) {
        byte[] frame = new Frame(0, 1, 1, TimeLabel.of(at), 0, 0, 0, new byte[0]).bytes();
        body.write(frame, 6, 6);
        return body.toByteArray();
    }

    private static TimeLabel label(byte[] bytes) {
        return TimeLabel.of(bytes, 0);
    }

    private static byte[] little(int value, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (value >>> 8 * i);
        }
        return bytes;
    }
}
