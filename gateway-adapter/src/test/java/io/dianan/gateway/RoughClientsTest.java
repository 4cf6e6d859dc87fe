package io.dianan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.Event.KindCase;
import io.dianan.gateway.trial.BareDevice;
import io.dianan.gateway.trial.BrokerEar;
import io.dianan.gateway.trial.DeviceServiceStub;
import io.dianan.gateway.trial.Suite;
import io.dianan.gateway.trial.Suite.TestDevice;
import io.dianan.testkit.EmbeddedSuite;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(DeviceServiceStub.class)
class RoughClientsTest {
    private static final String TELEMETRY = "v1/devices/me/telemetry";

    private BrokerEar ear;
    private BareDevice neighbour;
    private int neighbourPacketId;

    @BeforeEach
    void aGoodNeighbourIsConnected() throws Exception {
        ear = new BrokerEar();
        BareDevice.awaitDoor(Suite.doorPort());
        neighbour = BareDevice.signedIn(Suite.doorPort(), Suite.register().token());
    }

    @AfterEach
    void theNeighbourHasNoticedNothing() throws Exception {
        neighbour.publish(++neighbourPacketId, TELEMETRY, "{\"arcCount\":1}");
        assertThat(neighbour.hearPubAck()).isEqualTo(neighbourPacketId);
        neighbour.close();
        ear.close();
    }

    @Test
    void aPacketOfSixtyFourKibibytesPassesAndALargerOneEndsTheConnection() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(1, TELEMETRY, padded(65_000));
            assertThat(device.hearPubAck()).isEqualTo(1);
            try {
                device.publish(2, TELEMETRY, padded(66_000));
            } catch (SocketException e) {
                // cut while it was still sending
            }
            assertThat(device.isClosedByPeer()).isTrue();
        }
        assertThat(endReason(known.id())).isEqualTo("packet-too-large");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a packet of type 0, 0000, malformed-packet",
        "QoS 3, 36050001612020, malformed-packet",
        "packet id 0, 3205000161 0000, malformed-packet",
        "a wildcard in the topic, 3004000223 61, malformed-packet",
        "a length of five bytes, 30ffffffffff, malformed-packet",
        "a subscription without flags, 8005000100002300, malformed-packet",
        "a second CONNECT, 100f00044d5154540402003c0003616263, protocol-error",
        "a packet that only servers send, 20020000, protocol-error"
    })
    void whatIsNoPacketOfADeviceEndsItsConnection(String what, String hex, String reason)
            throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.sendRaw(HexFormat.of().parseHex(hex.replace(" ", "")));
            assertThat(device.isClosedByPeer()).isTrue();
        }
        assertThat(endReason(known.id())).isEqualTo(reason);
    }

    @Test
    void version5IsToldWhyBeforeItIsCut() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            device.signIn(MqttVersion.MQTT_5, known.token(), null);
            device.send(
                    MqttMessageBuilders.publish()
                            .topicName(TELEMETRY)
                            .qos(MqttQoS.EXACTLY_ONCE)
                            .messageId(1)
                            .payload(io.netty.buffer.Unpooled.wrappedBuffer(new byte[] {'{', '}'}))
                            .build());
            MqttMessage goodbye = device.hear(MqttMessageType.DISCONNECT);
            assertThat(goodbye.variableHeader().toString()).contains("reasonCode=-101"); // 0x9b
            assertThat(device.isClosedByPeer()).isTrue();
        }
        assertThat(endReason(known.id())).isEqualTo("qos-not-supported");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "garbage, 474554202f20485454502f312e310d0a0d0a",
        "a publish before CONNECT, 3005000161 2020",
        "a ping before CONNECT, c000"
    })
    void whoDoesNotBeginWithConnectIsClosed(String what, String hex) throws Exception {
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            device.sendRaw(HexFormat.of().parseHex(hex.replace(" ", "")));
            assertThat(device.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void whoSaysNothingIsClosedAfterAWhile() throws Exception {
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            assertThat(device.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void aDeviceThatIsSilentBeyondItsKeepAliveIsCut() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            device.send(
                    BareDevice.connect(MqttVersion.MQTT_3_1_1, known.token(), null)
                            .keepAlive(1)
                            .build());
            device.hear(MqttMessageType.CONNACK);
            assertThat(device.isClosedByPeer()).isTrue();
        }
        assertThat(endReason(known.id())).isEqualTo("keep-alive-timeout");
    }

    @Test
    void aDeviceThatPingsStays() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            device.send(
                    BareDevice.connect(MqttVersion.MQTT_3_1_1, known.token(), null)
                            .keepAlive(2)
                            .build());
            device.hear(MqttMessageType.CONNACK);
            long ends = System.nanoTime() + java.time.Duration.ofSeconds(5).toNanos();
            while (System.nanoTime() < ends) {
                device.send(MqttMessage.PINGREQ);
                device.hear(MqttMessageType.PINGRESP);
                assertThat(device.hear(java.time.Duration.ofMillis(500))).isNull();
            }
        }
        assertThat(endReason(known.id())).isEqualTo("connection-lost");
    }

    @Test
    void aPacketThatComesByteByByteIsUnderstood() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            byte[] topic = TELEMETRY.getBytes(StandardCharsets.US_ASCII);
            byte[] body = "{\"arcCount\":7}".getBytes(StandardCharsets.US_ASCII);
            java.io.ByteArrayOutputStream packet = new java.io.ByteArrayOutputStream();
            packet.write(0x32);
            packet.write(2 + topic.length + 2 + body.length);
            packet.write(0);
            packet.write(topic.length);
            packet.write(topic);
            packet.write(0);
            packet.write(99);
            packet.write(body);
            for (byte one : packet.toByteArray()) {
                device.sendRaw(new byte[] {one});
            }
            assertThat(device.hearPubAck()).isEqualTo(99);
        }
    }

    @Test
    void aFullHouseClosesTheNewestAndKeepsWhoIsIn() throws Exception {
        List<BareDevice> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                crowd.add(BareDevice.dial(Suite.doorPort()));
            }
            assertThat(crowd.getLast().isClosedByPeer()).isTrue();
            neighbour.publish(++neighbourPacketId, TELEMETRY, "{\"arcCount\":1}");
            assertThat(neighbour.hearPubAck()).isEqualTo(neighbourPacketId);
        } finally {
            for (BareDevice device : crowd) {
                device.close();
            }
        }
        TestDevice known = Suite.register();
        await().ignoreExceptions()
                .ignoreException(AssertionError.class)
                .until(
                        () -> {
                            BareDevice.signedIn(Suite.doorPort(), known.token()).close();
                            return true;
                        });
    }

    private static String padded(int bytes) {
        String body = "{\"arcCount\":1}";
        return body + " ".repeat(bytes - body.length());
    }

    private String endReason(UUID deviceId) {
        await().until(
                        () ->
                                ear.eventsOf(deviceId, KindCase.SESSION).stream()
                                        .anyMatch(event -> !event.getSession().getConnected()));
        return ear.eventsOf(deviceId, KindCase.SESSION).stream()
                .map(Event::getSession)
                .filter(session -> !session.getConnected())
                .findFirst()
                .orElseThrow()
                .getReason();
    }
}
