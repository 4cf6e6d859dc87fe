package io.dianan.gateway.protocol.gb26875;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    private final Listener listener;
    private final byte[] buffer = new byte[FRAME_BYTES_MAX];
    private int length;
    private long skippedBytes;

    /** What was wrong at one place of the stream. */
    public enum Flaw {
        /** More than 1,024 bytes are announced. */
        ADU_TOO_LONG,
        CHECKSUM,
        /** No {@code ##} where the frame should end. */
        NO_END,
        /** What looked like a begun frame did not go on. */
        BROKEN_OFF
    }

    /** Hears what the stream holds, in its order. */
    public interface Listener {
        void frame(Frame frame);

        /**
         * @param frame what stands there, with a wrong checksum; null where it is no frame at all
         */
        void flaw(Flaw flaw, @Nullable Frame frame);
    }

    public FrameReader(Listener listener) {
        this.listener = listener;
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
     * To be called when a begun frame has not gone on: it may be garbage that announced more bytes
     * than will come, with a good frame already behind it.
     */
    public void silence() {
        if (length > 0) {
            listener.flaw(Flaw.BROKEN_OFF, null);
        }
        while (length > 0) {
            System.arraycopy(buffer, 1, buffer, 0, length - 1);
            length--;
            skip();
            drain();
        }
    }

    /** Whether a frame seems to have begun and is not whole. */
    public boolean begun() {
        return length > 0;
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
            listener.flaw(Flaw.ADU_TOO_LONG, null);
            return skip();
        }
        int frameBytes = Frame.OVERHEAD_BYTES + aduBytes;
        if (there < frameBytes) {
            return 0;
        }
        if (buffer[at + frameBytes - 1] != END || buffer[at + frameBytes - 2] != END) {
            listener.flaw(Flaw.NO_END, null);
            return skip();
        }
        byte[] frame = Arrays.copyOfRange(buffer, at, at + frameBytes);
        if (frame[frameBytes - 3] != Frame.checksum(frame, aduBytes)) {
            listener.flaw(Flaw.CHECKSUM, Frame.of(frame));
            return skip();
        }
        listener.frame(Frame.of(frame));
        return frameBytes;
    }

    private int skip() {
        skippedBytes++;
        return 1;
    }
}
