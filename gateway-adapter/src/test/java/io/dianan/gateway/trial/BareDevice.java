package io.dianan.gateway.trial;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A device that says exactly what a test tells it to, and hears every packet by itself. */
public final class BareDevice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final EmbeddedChannel codec =
            new EmbeddedChannel(MqttEncoder.INSTANCE, new MqttDecoder(1 << 20));

    private BareDevice(Socket socket) {
        this.socket = socket;
    }

    public static BareDevice dial(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new BareDevice(socket);
    }

    /** Returns once the door is open. */
    public static void awaitDoor(int port) {
        Awaitility.await()
                .ignoreException(ConnectException.class)
                .until(
                        () -> {
                            dial(port).close();
                            return true;
                        });
    }

    /** Signs in by an access token, as version 3.1.1, and expects to be let in. */
    public static BareDevice signedIn(int port, String token) throws IOException {
        BareDevice device = dial(port);
        MqttConnectReturnCode code = device.signIn(MqttVersion.MQTT_3_1_1, token, null);
        if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            throw new AssertionError("not let in: " + code);
        }
        return device;
    }

    public MqttConnectReturnCode signIn(
            MqttVersion version, String userName, @Nullable String password) throws IOException {
        send(connect(version, userName, password).build());
        return ((MqttConnAckMessage) hear(MqttMessageType.CONNACK))
                .variableHeader()
                .connectReturnCode();
    }

    public static MqttMessageBuilders.ConnectBuilder connect(
            MqttVersion version, String userName, @Nullable String password) {
        MqttMessageBuilders.ConnectBuilder connect =
                MqttMessageBuilders.connect()
                        .protocolVersion(version)
                        .clientId("bare")
                        .cleanSession(true)
                        .keepAlive(60)
                        .hasUser(true)
                        .username(userName);
        return password == null
                ? connect
                : connect.hasPassword(true).password(password.getBytes(StandardCharsets.UTF_8));
    }

    public void publish(int packetId, String topic, String payload) throws IOException {
        publish(packetId, topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param packetId 0 for QoS 0
     */
    public void publish(int packetId, String topic, byte[] payload) throws IOException {
        send(publishing(packetId, topic, payload));
    }

    /** The bytes of a publish of version 3.1.1, for a test that sends and hears at once. */
    public static byte[] packet(int packetId, String topic, String payload) {
        EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
        encoder.writeOutbound(
                publishing(packetId, topic, payload.getBytes(StandardCharsets.UTF_8)));
        ByteBuf out = encoder.readOutbound();
        byte[] bytes = ByteBufUtil.getBytes(out);
        out.release();
        encoder.close();
        return bytes;
    }

    private static MqttMessage publishing(int packetId, String topic, byte[] payload) {
        return MqttMessageBuilders.publish()
                .topicName(topic)
                .qos(packetId == 0 ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE)
                .messageId(packetId == 0 ? 1 : packetId)
                .payload(Unpooled.wrappedBuffer(payload))
                .build();
    }

    public void send(MqttMessage packet) throws IOException {
        codec.writeOutbound(packet);
        for (ByteBuf out = codec.readOutbound(); out != null; out = codec.readOutbound()) {
            out.readBytes(socket.getOutputStream(), out.readableBytes());
            out.release();
        }
        socket.getOutputStream().flush();
    }

    /** Sends bytes that need not be a packet. */
    public void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Packet id of the next acknowledgement. */
    public int hearPubAck() throws IOException {
        MqttMessage packet = hear(MqttMessageType.PUBACK);
        return ((MqttMessageIdVariableHeader) packet.variableHeader()).messageId();
    }

    /** The next packet, which must be of this type. */
    public MqttMessage hear(MqttMessageType type) throws IOException {
        MqttMessage packet = hear(PATIENCE);
        if (packet == null) {
            throw new AssertionError("heard nothing where " + type + " was expected");
        }
        if (packet.fixedHeader().messageType() != type) {
            throw new AssertionError("heard " + packet + " where " + type + " was expected");
        }
        return packet;
    }

    /** The next packet; null if none came in time or the connection was closed. */
    public @Nullable MqttMessage hear(Duration patience) throws IOException {
        long ends = System.nanoTime() + patience.toNanos();
        MqttMessage packet = codec.readInbound();
        while (packet == null) {
            long left = Duration.ofNanos(ends - System.nanoTime()).toMillis();
            if (left <= 0) {
                return null;
            }
            byte[] bytes = read(left);
            if (bytes == null) {
                return null;
            }
            codec.writeInbound(Unpooled.wrappedBuffer(bytes));
            packet = codec.readInbound();
        }
        return packet;
    }

    /** Whether the other side closes within the usual patience, whatever it says before. */
    public boolean isClosedByPeer() throws IOException {
        long ends = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < ends) {
            try {
                socket.setSoTimeout(200);
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                // not yet
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        codec.close();
    }

    private byte @Nullable [] read(long millis) throws IOException {
        socket.setSoTimeout((int) Math.max(1, millis));
        byte[] buffer = new byte[8192];
        try {
            int count = socket.getInputStream().read(buffer);
            return count < 0 ? null : java.util.Arrays.copyOf(buffer, count);
        } catch (SocketTimeoutException e) {
            return null;
        }
    }
}
