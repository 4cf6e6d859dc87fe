package io.dianan.simulator.gb26875;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Arrays;

/**
 * One frame (GB/T 26875.3-2011, figure 3).
 *
 * @param serial 0 to 65535; an answer has the serial of what it answers
 * @param source 48-bit address
 * @param command 2 send, 3 confirm, 6 deny
 */
record Frame(
        int serial, LocalDateTime sentAt, long source, long destination, int command, byte[] adu) {
    static final int SEND = 2;
    static final int CONFIRM = 3;
    static final int DENY = 6;
    private static final int START = 0x40;
    private static final int END = 0x23;
    private static final int VERSION = 1;
    private static final int HEAD_BYTES = 27;
    private static final int ADDRESS_BYTES = 6;

    Frame {
        adu = adu.clone();
    }

    byte[] bytes() {
        byte[] unit =
                new LittleEndian()
                        .put(serial, 2)
                        .put(VERSION, 1)
                        .put(VERSION, 1)
                        .time(sentAt)
                        .put(source, ADDRESS_BYTES)
                        .put(destination, ADDRESS_BYTES)
                        .put(adu.length, 2)
                        .put(command, 1)
                        .put(adu)
                        .toByteArray();
        return new LittleEndian()
                .put(START, 1)
                .put(START, 1)
                .put(unit)
                .put(sum(unit, 0, unit.length), 1)
                .put(END, 1)
                .put(END, 1)
                .toByteArray();
    }

    /** The serial and command of the answer that comes next. */
    static Answer readAnswer(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] head = new byte[HEAD_BYTES];
        data.readFully(head);
        byte[] rest = new byte[number(head, 24) + 3];
        data.readFully(rest);
        int sum = sum(head, 2, HEAD_BYTES) + sum(rest, 0, rest.length - 3);
        if (head[0] != START
                || head[1] != START
                || rest[rest.length - 1] != END
                || (byte) sum != rest[rest.length - 3]) {
            throw new IOException("the answer is no frame: " + Arrays.toString(head));
        }
        return new Answer(number(head, 2), head[26]);
    }

    record Answer(int serial, int command) {}

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private static int sum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i] & 0xff;
        }
        return sum & 0xff;
    }
}
