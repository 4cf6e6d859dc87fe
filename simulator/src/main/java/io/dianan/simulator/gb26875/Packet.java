package io.dianan.simulator.gb26875;

import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;

/** A frame ready to be sent, and sent again just so: its serial tells which answer is its own. */
public final class Packet {
    private static final int VALUES_FLAG = 3;
    private static final long CENTER = 1;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Packet(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Who sends, with which serial (16 bits), and when by its clock, Beijing time. */
    public record Label(long address, int serial, LocalDateTime sentAt) {}

    /** Measured values (type flag 3). */
    public static Packet values(Label label, List<ComponentValue> values) {
        LittleEndian adu = new LittleEndian().put(VALUES_FLAG, 1).put(values.size(), 1);
        values.forEach(value -> adu.put(value.object()));
        return packet(label, adu.toByteArray());
    }

    /** The state of a component (type flag 2). */
    public static Packet status(Label label, ComponentStatus status) {
        return packet(label, status.adu());
    }

    /** No data: the transmitter is there. */
    public static Packet heartbeat(Label label) {
        return packet(label, new byte[0]);
    }

    /** What {@link #hex} told. */
    public static Packet ofHex(String hex) {
        return new Packet(HEX.parseHex(hex));
    }

    private static Packet packet(Label label, byte[] adu) {
        return new Packet(
                new Frame(label.serial(), label.sentAt(), label.address(), CENTER, Frame.SEND, adu)
                        .bytes());
    }

    public int serial() {
        return (bytes[2] & 0xff) | (bytes[3] & 0xff) << 8;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HEX.formatHex(bytes);
    }
}
