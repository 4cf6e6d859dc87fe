package io.dianan.gateway.trial;

import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.protocol.gb26875.FrameReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A transmitter that sends exactly the bytes that a test tells it to, and hears every frame. */
public final class BareTransmitter implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final Queue<Frame> heard = new ArrayDeque<>();
    private final FrameReader reader =
            new FrameReader(
                    new FrameReader.Listener() {
                        @Override
                        public void frame(Frame frame) {
                            heard.add(frame);
                        }

                        @Override
                        public void flaw(FrameReader.Flaw flaw, @Nullable Frame frame) {
                            throw new AssertionError("heard no frame: " + flaw);
                        }
                    });

    private BareTransmitter(Socket socket) {
        this.socket = socket;
    }

    public static BareTransmitter dial(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new BareTransmitter(socket);
    }

    /**
     * From a loopback address of its own, {@code 127.0.0.9}: what is told of a stranger is limited
     * by its address, and others may have used up that of the usual one.
     */
    public static BareTransmitter dialFrom(String address, int port) throws IOException {
        Socket socket =
                new Socket(
                        InetAddress.getLoopbackAddress(), port, InetAddress.getByName(address), 0);
        socket.setTcpNoDelay(true);
        return new BareTransmitter(socket);
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void sendByteByByte(byte[] bytes) throws IOException {
        for (byte one : bytes) {
            send(new byte[] {one});
        }
    }

    /** The next answer. */
    public Frame hear() throws IOException {
        Frame frame = hear(PATIENCE);
        if (frame == null) {
            throw new AssertionError("heard nothing");
        }
        return frame;
    }

    /** The next answer; null if none came in time or the connection was closed. */
    public @Nullable Frame hear(Duration patience) throws IOException {
        long ends = System.nanoTime() + patience.toNanos();
        byte[] buffer = new byte[8192];
        while (heard.isEmpty()) {
            long left = Duration.ofNanos(ends - System.nanoTime()).toMillis();
            if (left <= 0) {
                return null;
            }
            socket.setSoTimeout((int) Math.max(1, left));
            try {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    return null;
                }
                reader.read(Arrays.copyOf(buffer, count));
            } catch (SocketTimeoutException e) {
                return null;
            }
        }
        return heard.remove();
    }

    /** Whether the other side closes within the usual patience, whatever it says before. */
    public boolean isClosedByPeer() throws IOException {
        long ends = System.nanoTime() + PATIENCE.toNanos();
        socket.setSoTimeout(200);
        while (System.nanoTime() < ends) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                // not yet
            } catch (SocketException e) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
