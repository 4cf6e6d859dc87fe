package io.dianan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.TimeQuality;
import io.dianan.gateway.trial.BareDevice;
import io.dianan.gateway.trial.BrokerEar;
import io.dianan.gateway.trial.DeviceServiceStub;
import io.dianan.gateway.trial.Suite;
import io.dianan.gateway.trial.Suite.TestDevice;
import io.dianan.testkit.EmbeddedSuite;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readings without a time of their own: (circuit, event time) is their key, so it must differ. */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(DeviceServiceStub.class)
class StampingTest {
    private static final String READINGS = "dianan/v1/readings";
    private static final String TWO_TIMELESS =
            "[{\"values\":{\"arcCount\":1}},{\"ts\":0,\"values\":{\"arcCount\":2}}]";

    private BrokerEar ear;

    @BeforeEach
    void listen() throws Exception {
        ear = new BrokerEar();
        BareDevice.awaitDoor(Suite.doorPort());
    }

    @AfterEach
    void hangUp() throws Exception {
        ear.close();
    }

    @Test
    void twoReadingsOfOneCircuitInOneMillisecondAreStampedApartAndReceivedTogether()
            throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(1, READINGS, TWO_TIMELESS);
            device.hearPubAck();
        }
        List<Reading> readings = readings(known.id(), 2);
        assertThat(readings.get(0).getAtMs()).isEqualTo(readings.get(0).getReceivedAtMs());
        assertThat(readings.get(1).getReceivedAtMs()).isEqualTo(readings.get(0).getReceivedAtMs());
        assertThat(readings.get(1).getAtMs()).isEqualTo(readings.get(0).getAtMs() + 1);
        assertThat(readings.get(1).getTimeQuality())
                .isEqualTo(TimeQuality.TIME_QUALITY_RESTAMPED_ILLEGAL);
    }

    @Test
    void aChildThatSpeaksForItselfWhileItsParentDoesIsStampedApartToo() throws Exception {
        TestDevice parent = TestDevice.fresh(null, 1);
        TestDevice child = TestDevice.fresh(parent.id(), 1);
        Suite.put(parent);
        Suite.put(child);
        String topic = "dianan/v1/devices/%s/readings".formatted(child.state().serialNumber());
        int each = 100;
        try (BareDevice one = signedIn5(parent);
                BareDevice two = signedIn5(child)) {
            for (int id = 1; id <= each; id++) {
                one.publish(id, topic, "{\"values\":{\"arcCount\":1}}");
                two.publish(id, READINGS, "{\"values\":{\"arcCount\":2}}");
            }
            for (int id = 1; id <= each; id++) {
                one.hearPubAck();
                two.hearPubAck();
            }
        }
        assertThat(readings(child.id(), 2 * each))
                .extracting(Reading::getAtMs)
                .doesNotHaveDuplicates();
    }

    @Test
    void aTimeOfTheDevicesOwnStaysAsItIs() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            String timed = "{\"ts\":1767225600000,\"values\":{\"arcCount\":1}}";
            device.publish(1, READINGS, "[" + timed + "," + timed + "]");
            device.hearPubAck();
        }
        assertThat(readings(known.id(), 2))
                .extracting(Reading::getAtMs)
                .containsExactly(1_767_225_600_000L, 1_767_225_600_000L);
    }

    private static BareDevice signedIn5(TestDevice known) throws Exception {
        BareDevice device = BareDevice.dial(Suite.doorPort());
        assertThat(device.signIn(MqttVersion.MQTT_5, known.token(), null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
        return device;
    }

    private List<Reading> readings(UUID deviceId, int count) {
        await().until(() -> ear.readingsOf(deviceId).size() >= count);
        return ear.readingsOf(deviceId);
    }
}
