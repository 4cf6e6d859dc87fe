package io.dianan.gateway.protocol.gb26875;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a byte stream into frames by their length; {@code @@} and {@code ##} may stand inside a
 * payload, so they are never searched for as ends. After anything wrong it moves on by one byte and
 * looks again, so that a good frame behind garbage is found. Holds at most one frame of bytes. Not
 * safe for use by two threads.
 */
public final class FrameReader {
    private static final byte START = 0x40;
    private static final byte END = 0x23;
    private static final int FRAME_BYTES_MAX = Frame.OVERHEAD_BYTES + Frame.ADU_BYTES_MAX;

    private final Consumer<Frame> frames;
    private final Consumer<Flaw> flaws;
    private final byte[] buffer = new byte[FRAME_BYTES_MAX];
    private int length;
    private long skippedBytes;

    /** What was wrong at one place of the stream. */
    public enum Flaw {
        /** More than 1,024 bytes are announced. */
        ADU_TOO_LONG,
        CHECKSUM,
        /** No {@code ##} where the frame should end. */
        NO_END
    }

    public FrameReader(Consumer<Frame> frames, Consumer<Flaw> flaws) {
        this.frames = frames;
        this.flaws = flaws;
    }

    /** Takes the next bytes of the stream, however it was cut. */
    public void read(byte[] bytes) {
        int taken = 0;
        while (taken < bytes.length) {
            int step = Math.min(bytes.length - taken, buffer.length - length);
            System.arraycopy(bytes, taken, buffer, length, step);
            taken += step;
            length += step;
            drain();
        }
    }

    /**
     * To be called when the stream has been silent: what looks like a begun frame may be garbage
     * that announced more bytes than will come, with a good frame already behind it.
     */
    public void silence() {
        while (length > 0) {
            System.arraycopy(buffer, 1, buffer, 0, length - 1);
            length--;
            skip();
            drain();
        }
    }

    /** Bytes that belonged to no frame, since the beginning. */
    public long skippedBytes() {
        return skippedBytes;
    }

    private void drain() {
        int at = 0;
        while (at < length) {
            int used = frameAt(at);
            if (used == 0) {
                break;
            }
            at += used;
        }
        System.arraycopy(buffer, at, buffer, 0, length - at);
        length -= at;
    }

    /** Bytes of the frame at this place, 1 to skip a byte, or 0 when more must come. */
    private int frameAt(int at) {
        int there = length - at;
        if (buffer[at] != START || there > 1 && buffer[at + 1] != START) {
            return skip();
        }
        if (there < Frame.HEADER_BYTES) {
            return 0;
        }
        int aduBytes = Frame.unsignedShort(buffer, at + 24);
        if (aduBytes > Frame.ADU_BYTES_MAX) {
            flaws.accept(Flaw.ADU_TOO_LONG);
            return skip();
        }
        int frameBytes = Frame.OVERHEAD_BYTES + aduBytes;
        if (there < frameBytes) {
            return 0;
        }
        byte[] frame = Arrays.copyOfRange(buffer, at, at + frameBytes);
        if (frame[frameBytes - 1] != END || frame[frameBytes - 2] != END) {
            flaws.accept(Flaw.NO_END);
            return skip();
        }
        if (frame[frameBytes - 3] != Frame.checksum(frame, aduBytes)) {
            flaws.accept(Flaw.CHECKSUM);
            return skip();
        }
        frames.accept(Frame.of(frame));
        return frameBytes;
    }

    private int skip() {
        skippedBytes++;
        return 1;
    }
}
