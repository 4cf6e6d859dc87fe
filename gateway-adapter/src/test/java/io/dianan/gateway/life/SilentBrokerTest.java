package io.dianan.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.trial.BareDevice;
import io.dianan.gateway.trial.BareTransmitter;
import io.dianan.gateway.trial.Frames;
import io.dianan.gateway.trial.SilentBroker;
import io.dianan.gateway.trial.Suite;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The gateway alone in the world: no device-service, no identity provider, a broker without a word.
 */
@QuarkusTest
@WithTestResource(SilentBroker.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // fields are set by the test framework
class SilentBrokerTest {
    private static final String TELEMETRY = "v1/devices/me/telemetry";

    @TestHTTPResource(value = "/health/ready", management = true)
    URL readiness;

    @Inject House house;

    @Test
    @Order(1)
    void theDoorStaysShutUntilTheDurableQueuesAreAnnouncedAndThenOpensByTheCopyOnDisk()
            throws Exception {
        await().untilAsserted(() -> assertThat(ready()).contains("COPY_ON_DISK"));
        assertThat(ready()).contains("missing: [device]");
        assertThatThrownBy(() -> BareDevice.dial(Suite.doorPort()))
                .isInstanceOf(ConnectException.class);

        steer("/announce");

        BareDevice.awaitDoor(Suite.doorPort());
        BareDevice.signedIn(Suite.doorPort(), SilentBroker.TOKEN).close();
    }

    @Test
    @Order(2)
    void anUnknownDeviceIsToldToTryAgainWhileNobodyCanBeAsked() throws Exception {
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            assertThat(device.signIn(MqttVersion.MQTT_3_1_1, "token-unknown", null))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
        }
    }

    @Test
    @Order(3)
    void noDeviceIsAcknowledgedWhileTheBrokerIsSilentAndAllAreOnceItAnswers() throws Exception {
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), SilentBroker.TOKEN)) {
            for (int id = 1; id <= 5; id++) {
                device.publish(id, TELEMETRY, "{\"arcCount\":%d}".formatted(id));
            }
            assertThat(device.hear(Duration.ofSeconds(3))).isNull();

            steer("/answer");

            List<Integer> heard = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                heard.add(device.hearPubAck());
            }
            assertThat(heard).containsExactly(1, 2, 3, 4, 5);
        }
        assertThat(Integer.parseInt(steer("/"))).isGreaterThanOrEqualTo(5);
    }

    @Test
    @Order(4)
    void noFrameOfATransmitterIsConfirmedWhileTheBrokerIsSilentThoughItsHeartbeatIs()
            throws Exception {
        steer("/silent");
        long address = SilentBroker.ADDRESS;
        Frame one = Frames.transmitter(address, 1, Instant.now());
        Frame two = Frames.transmitter(address, 3, Instant.now());
        Frame heartbeat = Frames.heartbeat(address);
        try (BareTransmitter transmitter = BareTransmitter.dial(Suite.transmitterPort())) {
            transmitter.send(Frames.glued(one.bytes(), two.bytes(), heartbeat.bytes()));
            assertThat(transmitter.hear()).isEqualTo(heartbeat.confirmation());
            assertThat(transmitter.hear(Duration.ofSeconds(2))).isNull();

            steer("/answer");

            assertThat(transmitter.hear()).isEqualTo(one.confirmation());
            assertThat(transmitter.hear()).isEqualTo(two.confirmation());
        }
    }

    @Test
    @Order(5)
    void whoSendsOnWithoutAnswersIsNotReadAnyMoreAndNothingOfItIsLost() throws Exception {
        steer("/silent");
        int before = Integer.parseInt(steer("/"));
        int count = 30_000;
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), SilentBroker.TOKEN)) {
            AtomicInteger sent = new AtomicInteger();
            String body = "{\"arcCount\":1" + " ".repeat(500) + "}";
            List<byte[]> packets = new ArrayList<>();
            for (int id = 1; id <= count; id++) {
                packets.add(BareDevice.packet(id, TELEMETRY, body));
            }
            Future<?> sender =
                    Executors.newVirtualThreadPerTaskExecutor()
                            .submit(
                                    () -> {
                                        for (byte[] packet : packets) {
                                            device.sendRaw(packet);
                                            sent.incrementAndGet();
                                        }
                                        return null;
                                    });
            await().during(Duration.ofSeconds(2))
                    .until(sent::get, stuck -> stuck > 0 && stuck < count);
            assertThat(sender.isDone()).isFalse();

            steer("/answer");

            List<Integer> heard = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                heard.add(device.hearPubAck());
            }
            assertThat(heard)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
        }
        assertThat(Integer.parseInt(steer("/")) - before).isGreaterThanOrEqualTo(count);
    }

    @Test
    @Order(6)
    void aGracefulStopLetsNobodyInAndAnswersWhatWasTakenInBeforeItSaysGoodbye() throws Exception {
        steer("/silent");
        Frame state = Frames.transmitter(SilentBroker.ADDRESS, 1, Instant.now());
        try (BareDevice device = BareDevice.dial(Suite.doorPort());
                BareTransmitter transmitter = BareTransmitter.dial(Suite.transmitterPort())) {
            device.signIn(MqttVersion.MQTT_5, SilentBroker.TOKEN, null);
            transmitter.send(state.bytes());
            for (int id = 1; id <= 3; id++) {
                device.publish(id, TELEMETRY, "{\"arcCount\":%d}".formatted(id));
            }
            assertThat(device.hear(Duration.ofSeconds(1))).isNull();

            Future<?> stop =
                    Executors.newVirtualThreadPerTaskExecutor()
                            .submit(
                                    () -> {
                                        house.close();
                                        return null;
                                    });
            await().untilAsserted(
                            () -> {
                                try (BareDevice newcomer = BareDevice.dial(Suite.doorPort())) {
                                    assertThat(newcomer.isClosedByPeer()).isTrue();
                                }
                            });
            steer("/answer");

            for (int id = 1; id <= 3; id++) {
                assertThat(device.hearPubAck()).isEqualTo(id);
            }
            device.hear(MqttMessageType.DISCONNECT);
            assertThat(device.isClosedByPeer()).isTrue();
            assertThat(transmitter.hear()).isEqualTo(state.confirmation());
            assertThat(transmitter.isClosedByPeer()).isTrue();
            stop.get(25, TimeUnit.SECONDS);
        }
    }

    private String ready() throws Exception {
        return Suite.get(readiness.toString());
    }

    private static String steer(String path) throws Exception {
        return Suite.get(Suite.setting("stub.control") + path);
    }
}
