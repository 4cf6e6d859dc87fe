package io.dianan.launcher.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A few packets of MQTT 3.1.1 over a plain socket: enough to announce and to ask whether a broker
 * answers, without a client library in the broker's process.
 */
public final class MqttExchange implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNACK = 0x20;
    private static final int PUBLISH = 0x30;
    private static final int PUBACK = 0x40;
    private static final int SUBACK = 0x90;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private record Packet(int head, byte[] body) {
        int kind() {
            return head & 0xf0;
        }
    }

    private MqttExchange(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    public static MqttExchange connect(String host, int port, BrokerUser user) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
        MqttExchange exchange = new MqttExchange(socket);
        try {
            exchange.signIn(user);
            return exchange;
        } catch (IOException e) {
            exchange.close();
            throw e;
        }
    }

    /** Returns when the broker has acknowledged it. */
    void publishRetained(String topic, String text) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeUTF(topic);
        data.writeShort(1);
        data.write(text.getBytes(StandardCharsets.UTF_8));
        send(0x33, body);
        expect(PUBACK);
    }

    /** The retained message of a topic, if one arrives with the subscription. */
    public Optional<String> retained(String topic) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeShort(1);
        data.writeUTF(topic);
        data.writeByte(0);
        send(0x82, body);
        try {
            // The message may come before the confirmation of the subscription.
            Packet packet = receive();
            while (packet.kind() == SUBACK) {
                packet = receive();
            }
            return Optional.of(text(packet));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
    }

    private static String text(Packet publish) throws IOException {
        byte[] body = publish.body();
        if (publish.kind() != PUBLISH || body.length < 2) {
            throw new IOException("unexpected MQTT packet " + Integer.toHexString(publish.head()));
        }
        int head = 2 + ((body[0] & 0xff) << 8 | body[1] & 0xff);
        return new String(body, head, body.length - head, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try {
            out.write(new byte[] {(byte) 0xe0, 0});
            out.flush();
        } catch (IOException e) {
            // The other side has closed already, which is what we wanted.
        } finally {
            socket.close();
        }
    }

    private void signIn(BrokerUser user) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeUTF("MQTT");
        data.writeByte(4);
        data.writeByte(0b1100_0010);
        data.writeShort(30);
        data.writeUTF(user.name() + "-" + UUID.randomUUID());
        data.writeUTF(user.name());
        data.writeUTF(user.password());
        send(0x10, body);
        int code = expect(CONNACK).body()[1];
        if (code != 0) {
            throw new IOException("the broker refuses user " + user.name() + ", code " + code);
        }
    }

    private void send(int head, ByteArrayOutputStream body) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(head);
        int rest = body.size();
        do {
            int digit = rest & 0x7f;
            rest >>>= 7;
            packet.write(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        body.writeTo(packet);
        packet.writeTo(out);
        out.flush();
    }

    private Packet expect(int kind) throws IOException {
        Packet packet = receive();
        if (packet.kind() != kind) {
            throw new IOException("unexpected MQTT packet " + Integer.toHexString(packet.head()));
        }
        return packet;
    }

    private Packet receive() throws IOException {
        int head = in.readUnsignedByte();
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 0x7f) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        return new Packet(head, in.readNBytes(length));
    }
}
