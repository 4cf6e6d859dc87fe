package io.dianan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.Event.KindCase;
import io.dianan.contracts.wire.SessionEvent;
import io.dianan.gateway.trial.BareDevice;
import io.dianan.gateway.trial.BrokerEar;
import io.dianan.gateway.trial.DeviceServiceStub;
import io.dianan.gateway.trial.Suite;
import io.dianan.gateway.trial.Suite.TestDevice;
import io.dianan.testkit.EmbeddedSuite;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(DeviceServiceStub.class)
class SigningInTest {
    private BrokerEar ear;

    @BeforeEach
    void listen() throws Exception {
        ear = new BrokerEar();
        BareDevice.awaitDoor(Suite.doorPort());
    }

    @AfterEach
    void hangUp() throws Exception {
        Suite.deviceServiceAnswers(200);
        ear.close();
    }

    @Test
    void aDeviceRegisteredThisVeryMomentConnectsAtOnce() throws Exception {
        TestDevice known = Suite.register();
        assertThat(signIn(MqttVersion.MQTT_3_1_1, known.token(), null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
    }

    @Test
    void withItsCredentialItsModelAndItsChildrenAreKnownAtOnceToo() throws Exception {
        GatewayModel model = Suite.model("leak_10", 1, "residualCurrent", "0.1");
        Suite.put(model);
        TestDevice parent = TestDevice.fresh(null, 1, model.id());
        TestDevice child = TestDevice.fresh(parent.id(), 1);
        Suite.put(parent);
        Suite.put(child);
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), parent.token())) {
            device.publish(1, "v1/devices/me/telemetry", "{\"leak_10\":5004}");
            device.publish(
                    2,
                    "dianan/v1/devices/%s/readings".formatted(child.state().serialNumber()),
                    "{\"values\":{\"arcCount\":3}}");
            assertThat(device.hearPubAck()).isEqualTo(1);
            assertThat(device.hearPubAck()).isEqualTo(2);
        }
        await().until(() -> !ear.readingsOf(child.id()).isEmpty());
        assertThat(ear.readingsOf(parent.id()))
                .singleElement()
                .satisfies(reading -> assertThat(reading.getResidualCurrent()).isEqualTo(500));
    }

    @Test
    void aNameAndItsSecretOpenTheDoorAndAWrongSecretDoesNot() throws Exception {
        TestDevice known =
                Suite.register()
                        .withPassword("meter-" + UUID.randomUUID(), "a secret of twenty chars");
        Suite.put(known);
        String name = known.state().serialNumber();
        TestDevice named = known.withPassword(name, "another secret of 20");
        Suite.put(named);
        assertThat(signIn(MqttVersion.MQTT_3_1_1, name, "another secret of 20"))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
        assertThat(signIn(MqttVersion.MQTT_5, name, "another secret of 21"))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
    }

    @Test
    void aStrangerIsRefusedAndToldWithoutItsToken() throws Exception {
        String token = "token-nobody-has-" + UUID.randomUUID();
        assertThat(signIn(MqttVersion.MQTT_3_1_1, token, null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
        assertThat(signIn(MqttVersion.MQTT_5, token, null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
        assertThat(ear.events(KindCase.SECURITY))
                .noneMatch(event -> event.getSecurity().getDetail().contains(token));
    }

    @Test
    void whileDeviceServiceIsAwayAnUnknownDeviceIsToldToTryAgain() throws Exception {
        Suite.deviceServiceAnswers(503);
        assertThat(signIn(MqttVersion.MQTT_3_1_1, "token-" + UUID.randomUUID(), null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
    }

    @Test
    void aRemovedDeviceIsRefused() throws Exception {
        TestDevice removed = Suite.register().becomes("removed");
        Suite.put(removed);
        assertThat(signIn(MqttVersion.MQTT_5, removed.token(), null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
    }

    @Test
    void aRemovedCredentialCutsTheConnectionAndOthersStay() throws Exception {
        TestDevice known = Suite.register();
        TestDevice neighbour = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token());
                BareDevice other = BareDevice.signedIn(Suite.doorPort(), neighbour.token())) {
            TestDevice bare = known.withoutCredentials();
            Suite.put(bare);
            ear.publish(Suite.deviceTopic(), Suite.eventOf(bare.state()));

            assertThat(device.isClosedByPeer()).isTrue();
            other.publish(1, "v1/devices/me/telemetry", "{\"arcCount\":1}");
            assertThat(other.hearPubAck()).isEqualTo(1);
        }
        assertThat(endOf(known.id()).getReason()).isEqualTo("credential-removed");
        assertThat(signIn(MqttVersion.MQTT_3_1_1, known.token(), null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
    }

    @Test
    void aDeviceThatIsRemovedIsCut() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            device.signIn(MqttVersion.MQTT_5, known.token(), null);
            TestDevice removed = known.becomes("removed");
            Suite.put(removed);
            ear.publish(Suite.deviceTopic(), Suite.eventOf(removed.state()));
            device.hear(MqttMessageType.DISCONNECT);
            assertThat(device.isClosedByPeer()).isTrue();
        }
        assertThat(endOf(known.id()).getReason()).isEqualTo("device-removed");
    }

    @Test
    void theNewestSessionWinsAndTheTakeoverIsTold() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice older = BareDevice.signedIn(Suite.doorPort(), known.token());
                BareDevice newer = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            assertThat(older.isClosedByPeer()).isTrue();
            newer.publish(1, "v1/devices/me/telemetry", "{\"arcCount\":1}");
            assertThat(newer.hearPubAck()).isEqualTo(1);
        }
        await().until(() -> ear.eventsOf(known.id(), KindCase.SESSION).size() == 4);
        List<SessionEvent> told =
                ear.eventsOf(known.id(), KindCase.SESSION).stream().map(Event::getSession).toList();
        assertThat(told)
                .extracting(SessionEvent::getConnected)
                .containsExactly(true, false, true, false);
        assertThat(told)
                .extracting(SessionEvent::getReason)
                .containsExactly("", "taken-over", "", "connection-lost");
        assertThat(told.get(0).getSession()).isEqualTo(told.get(1).getSession());
        assertThat(ear.eventsOf(known.id(), KindCase.SECURITY))
                .extracting(event -> event.getSecurity().getType())
                .containsExactly("takeover");
    }

    @Test
    void aGoodbyeIsToldAsSuch() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.send(MqttMessageBuilders.disconnect().build());
            assertThat(device.isClosedByPeer()).isTrue();
        }
        assertThat(endOf(known.id()).getReason()).isEqualTo("closed-by-device");
        assertThat(endOf(known.id()).getProtocol()).isEqualTo("mqtt-3.1.1");
    }

    @Test
    void aClientWithoutAnIdGetsOneByVersion5() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            device.send(
                    BareDevice.connect(MqttVersion.MQTT_5, known.token(), null)
                            .clientId("")
                            .build());
            MqttConnAckMessage answer = (MqttConnAckMessage) device.hear(MqttMessageType.CONNACK);
            assertThat(
                            answer.variableHeader()
                                    .properties()
                                    .getProperty(
                                            MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value()))
                    .isNotNull();
        }
    }

    @Test
    void aSessionWithoutAnIdAndVersion31AreRefusedByTheirCodes() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            device.send(
                    BareDevice.connect(MqttVersion.MQTT_3_1_1, known.token(), null)
                            .clientId("")
                            .cleanSession(false)
                            .build());
            MqttConnAckMessage answer = (MqttConnAckMessage) device.hear(MqttMessageType.CONNACK);
            assertThat(answer.variableHeader().connectReturnCode())
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED);
        }
        assertThat(signIn(MqttVersion.MQTT_3_1, known.token(), null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
    }

    @Test
    void aDeviceMayListenToItsOwnTopicsAndToNoOther() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.send(
                    MqttMessageBuilders.subscribe()
                            .messageId(3)
                            .addSubscription(MqttQoS.AT_LEAST_ONCE, "v1/devices/me/rpc/request/+")
                            .addSubscription(MqttQoS.AT_MOST_ONCE, "v1/devices/me/attributes")
                            .addSubscription(MqttQoS.AT_LEAST_ONCE, "#")
                            .build());
            MqttSubAckMessage answer = (MqttSubAckMessage) device.hear(MqttMessageType.SUBACK);
            assertThat(answer.payload().reasonCodes()).containsExactly(1, 0, 0x80);
        }
    }

    @Test
    void anUnsubscriptionIsAnsweredInTheWordsOfItsVersion() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.send(
                    MqttMessageBuilders.unsubscribe()
                            .messageId(4)
                            .addTopicFilter("v1/devices/me/attributes")
                            .build());
            MqttMessage answer = device.hear(MqttMessageType.UNSUBACK);
            assertThat(answer.fixedHeader().remainingLength()).isEqualTo(2);
        }
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            device.signIn(MqttVersion.MQTT_5, known.token(), null);
            device.send(
                    MqttMessageBuilders.unsubscribe()
                            .messageId(4)
                            .addTopicFilter("v1/devices/me/attributes")
                            .build());
            MqttUnsubAckMessage answer =
                    (MqttUnsubAckMessage) device.hear(MqttMessageType.UNSUBACK);
            assertThat(answer.payload().unsubscribeReasonCodes()).containsExactly((short) 0);
        }
    }

    @Test
    void twoClientsThatThrowEachOtherOutAreSlowedDown() throws Exception {
        TestDevice known = Suite.register();
        List<BareDevice> all = new ArrayList<>();
        MqttConnectReturnCode last = MqttConnectReturnCode.CONNECTION_ACCEPTED;
        while (last == MqttConnectReturnCode.CONNECTION_ACCEPTED && all.size() < 60) {
            BareDevice next = BareDevice.dial(Suite.doorPort());
            all.add(next);
            last = next.signIn(MqttVersion.MQTT_5, known.token(), null);
        }
        for (BareDevice device : all) {
            device.close();
        }
        assertThat(last)
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED);
        assertThat(ear.eventsOf(known.id(), KindCase.SECURITY)).hasSizeLessThanOrEqualTo(1);
    }

    private static MqttConnectReturnCode signIn(MqttVersion version, String user, String password)
            throws Exception {
        try (BareDevice device = BareDevice.dial(Suite.doorPort())) {
            return device.signIn(version, user, password);
        }
    }

    private SessionEvent endOf(UUID deviceId) {
        await().until(
                        () ->
                                ear.eventsOf(deviceId, KindCase.SESSION).stream()
                                        .anyMatch(event -> !event.getSession().getConnected()));
        return ear.eventsOf(deviceId, KindCase.SESSION).stream()
                .map(Event::getSession)
                .filter(session -> !session.getConnected())
                .findFirst()
                .orElseThrow();
    }
}
