package io.dianan.gateway.protocol.gb26875;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One frame, checksum verified (GB/T 26875.3-2011, clause 6 and figure 4). All integers are little
 * endian.
 *
 * @param serial number of the exchange, 0–65535; an answer carries the same
 * @param mainVersion fixed 1 by the standard; others occur and are taken
 * @param userVersion free
 * @param sentAt time label of the sender
 * @param source address of the sender, 48 bits
 * @param destination address of the receiver, 48 bits
 * @param command command byte, see {@link Command}
 * @param adu application data unit, 0–1024 bytes
 */
public record Frame(
        int serial,
        int mainVersion,
        int userVersion,
        TimeLabel sentAt,
        long source,
        long destination,
        int command,
        byte[] adu) {
    /** Start, control unit, checksum and end around the application data unit. */
    static final int OVERHEAD_BYTES = 30;

    static final int ADU_BYTES_MAX = 1024;
    static final int HEADER_BYTES = 27;
    private static final byte START = 0x40;
    private static final byte END = 0x23;
    private static final int ADDRESS_BYTES = 6;

    /** Reads a whole frame whose marks, length and checksum {@link FrameReader} has checked. */
    static Frame of(byte[] bytes) {
        int aduBytes = unsignedShort(bytes, 24);
        return new Frame(
                unsignedShort(bytes, 2),
                bytes[4] & 0xff,
                bytes[5] & 0xff,
                TimeLabel.of(bytes, 6),
                address(bytes, 12),
                address(bytes, 18),
                bytes[26] & 0xff,
                Arrays.copyOfRange(bytes, HEADER_BYTES, HEADER_BYTES + aduBytes));
    }

    /** Confirmation: same serial number and time label, addresses swapped, no data. */
    public Frame confirmation() {
        return answer(Command.CONFIRM);
    }

    /** Denial, shaped like a confirmation. */
    public Frame denial() {
        return answer(Command.DENY);
    }

    private Frame answer(int answerCommand) {
        return new Frame(
                serial,
                mainVersion,
                userVersion,
                sentAt,
                destination,
                source,
                answerCommand,
                new byte[0]);
    }

    /** As it goes over the wire, {@code @@} to {@code ##}. */
    public byte[] bytes() {
        byte[] out = new byte[OVERHEAD_BYTES + adu.length];
        out[0] = START;
        out[1] = START;
        putLittleEndian(out, 2, 2, serial);
        out[4] = (byte) mainVersion;
        out[5] = (byte) userVersion;
        sentAt.put(out, 6);
        putLittleEndian(out, 12, ADDRESS_BYTES, source);
        putLittleEndian(out, 18, ADDRESS_BYTES, destination);
        putLittleEndian(out, 24, 2, adu.length);
        out[26] = (byte) command;
        System.arraycopy(adu, 0, out, HEADER_BYTES, adu.length);
        out[HEADER_BYTES + adu.length] = checksum(out, adu.length);
        out[HEADER_BYTES + adu.length + 1] = END;
        out[HEADER_BYTES + adu.length + 2] = END;
        return out;
    }

    /** Sum modulo 256 of the control unit and the application data unit. */
    static byte checksum(byte[] frame, int aduBytes) {
        int sum = 0;
        for (int i = 2; i < HEADER_BYTES + aduBytes; i++) {
            sum += frame[i];
        }
        return (byte) sum;
    }

    static int unsignedShort(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private static long address(byte[] bytes, int at) {
        long value = 0;
        for (int i = ADDRESS_BYTES - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    private static void putLittleEndian(byte[] out, int at, int count, long value) {
        for (int i = 0; i < count; i++) {
            out[at + i] = (byte) (value >>> 8 * i);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame && Arrays.equals(bytes(), frame.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @Override
    public String toString() {
        return "Frame[" + HexFormat.of().formatHex(bytes()) + "]";
    }
}
