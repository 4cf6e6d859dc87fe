package io.dianan.simulator.gb26875;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/**
 * The answers that come on one connection. Keeps a half received frame over a timeout, and never
 * more than one frame's bytes. Used by one thread.
 */
public final class Answers {
    private static final int LENGTH_AT = 24;
    private static final int WITHOUT_ADU_BYTES = 30;
    private static final int ADU_BYTES_MAX = 1024;

    private final Socket socket;
    private final byte[] held = new byte[WITHOUT_ADU_BYTES + ADU_BYTES_MAX];
    private int filled;

    public Answers(Socket socket) {
        this.socket = socket;
    }

    /** What the center says of a frame. */
    public enum Reply {
        CONFIRMED,
        DENIED,
        NONE
    }

    /**
     * Waits for the answer to a frame; answers to others and commands of the center are passed
     * over.
     *
     * @throws IOException if the connection is lost, or what comes is no frame
     */
    public Reply await(int serial, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            while (!whole()) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis < 1 || !filledWithin(millis)) {
                    return Reply.NONE;
                }
            }
            Frame.Answer answer = take();
            if (answer.serial() == serial && answer.command() == Frame.CONFIRM) {
                return Reply.CONFIRMED;
            }
            if (answer.serial() == serial && answer.command() == Frame.DENY) {
                return Reply.DENIED;
            }
        }
    }

    private boolean filledWithin(long millis) throws IOException {
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        try {
            int read = socket.getInputStream().read(held, filled, held.length - filled);
            if (read < 0) {
                throw new EOFException("the center has closed the connection");
            }
            filled += read;
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private boolean whole() throws IOException {
        return filled >= WITHOUT_ADU_BYTES && filled >= length();
    }

    private int length() throws IOException {
        int adu = (held[LENGTH_AT] & 0xff) | (held[LENGTH_AT + 1] & 0xff) << 8;
        if (adu > ADU_BYTES_MAX) {
            throw new IOException("the answer is too long: " + adu);
        }
        return WITHOUT_ADU_BYTES + adu;
    }

    private Frame.Answer take() throws IOException {
        int length = length();
        Frame.Answer answer =
                Frame.readAnswer(new ByteArrayInputStream(Arrays.copyOf(held, length)));
        System.arraycopy(held, length, held, 0, filled - length);
        filled -= length;
        return answer;
    }
}
