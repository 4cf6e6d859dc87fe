package io.dianan.simulator.fake;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The transmitters' door of the fake suite: reads frames on its own and stores their values. */
public final class FakeCenter implements AutoCloseable {
    private static final int TIME_BYTES = 6;
    private static final int VALUE_BYTES = 16;

    private final ServerSocket server;
    private final FakeStore store;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    public volatile Answer answer = Answer.CONFIRM;
    public final AtomicInteger connections = new AtomicInteger();
    public final AtomicInteger heartbeats = new AtomicInteger();

    /** Status words of type 2 frames, in the order of their arrival; a frame sent again counts. */
    public final List<Integer> states = new CopyOnWriteArrayList<>();

    /** Frames with values, as hex. */
    public final List<String> values = new CopyOnWriteArrayList<>();

    /** What it makes of data; heartbeats it confirms, unless it is silent. */
    public enum Answer {
        CONFIRM,
        DENY,
        SILENCE
    }

    public FakeCenter(FakeStore store) throws IOException {
        this.store = store;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public InetSocketAddress door() {
        return InetSocketAddress.createUnresolved("127.0.0.1", server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] head = in.readNBytes(27);
                if (head.length < 27) {
                    return;
                }
                byte[] adu = in.readNBytes((head[24] & 0xff) | (head[25] & 0xff) << 8);
                byte[] tail = in.readNBytes(3);
                if (sum(head, adu) != tail[0]) {
                    throw new IOException("wrong sum");
                }
                take(head, adu, tail, socket);
            }
        } catch (IOException e) {
            // the transmitter has gone
        } finally {
            open.remove(socket);
        }
    }

    private void take(byte[] head, byte[] adu, byte[] tail, Socket socket) throws IOException {
        if (adu.length == 0) {
            heartbeats.incrementAndGet();
            answer(head, answer == Answer.SILENCE ? answer : Answer.CONFIRM, socket);
            return;
        }
        Answer now = answer;
        if (adu[0] == 3) {
            java.util.HexFormat hex = java.util.HexFormat.of();
            values.add(hex.formatHex(head) + hex.formatHex(adu) + hex.formatHex(tail));
            if (now == Answer.CONFIRM) {
                store(address(head), adu);
            }
        } else if (now == Answer.CONFIRM) {
            states.add((adu[9] & 0xff) | (adu[10] & 0xff) << 8);
        }
        answer(head, now, socket);
    }

    /** As its model has it: 17/131 in tenths of a milliampere, 18/3 in tenths of a degree. */
    private void store(long address, byte[] adu) {
        StringBuilder values = new StringBuilder();
        String at = "";
        for (int i = 0; i < adu[1]; i++) {
            ByteBuffer object =
                    ByteBuffer.wrap(adu, 2 + i * VALUE_BYTES, VALUE_BYTES)
                            .slice()
                            .order(ByteOrder.LITTLE_ENDIAN);
            String kind = object.get(2) + "/" + (object.get(7) & 0xff);
            String metric = kind.equals("17/131") ? "residualCurrent" : "temperature1";
            values.append(i == 0 ? "" : ",")
                    .append("\"%s\":%s".formatted(metric, object.getShort(8) / 10.0));
            byte[] t = new byte[TIME_BYTES];
            object.get(10, t);
            at =
                    LocalDateTime.of(2000 + t[5], t[4], t[3], t[2], t[1], t[0])
                            .toInstant(ZoneOffset.ofHours(8))
                            .toString();
        }
        store.take(
                "gb " + address,
                "gb26875",
                "{\"ts\":\"%s\",\"values\":{%s}}"
                        .formatted(at, values)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static long address(byte[] head) {
        long address = 0;
        for (int i = 5; i >= 0; i--) {
            address = address << 8 | head[12 + i] & 0xff;
        }
        return address;
    }

    private static void answer(byte[] head, Answer answer, Socket socket) throws IOException {
        if (answer == Answer.SILENCE) {
            return;
        }
        byte[] back = new byte[30];
        System.arraycopy(head, 0, back, 0, 12);
        System.arraycopy(head, 18, back, 12, 6);
        System.arraycopy(head, 12, back, 18, 6);
        back[26] = (byte) (answer == Answer.CONFIRM ? 3 : 6);
        byte[] unit = java.util.Arrays.copyOf(back, 27);
        back[27] = sum(unit, new byte[0]);
        back[28] = '#';
        back[29] = '#';
        socket.getOutputStream().write(back);
    }

    private static byte sum(byte[] head, byte[] adu) {
        int sum = 0;
        for (int i = 2; i < head.length; i++) {
            sum += head[i];
        }
        for (byte one : adu) {
            sum += one;
        }
        return (byte) sum;
    }

    /** Ends all connections. */
    public void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
