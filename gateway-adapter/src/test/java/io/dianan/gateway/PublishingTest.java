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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(DeviceServiceStub.class)
class PublishingTest {
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
    void thingsBoardTelemetryArrivesAtTheBrokerBeforeTheDeviceIsAcknowledged() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(
                    7,
                    "v1/devices/me/telemetry",
                    "{\"residualCurrent\":312,\"temperature1\":41.5}");
            assertThat(device.hearPubAck()).isEqualTo(7);
        }
        await().until(() -> !ear.readingsOf(known.id()).isEmpty());
        Reading reading = ear.readingsOf(known.id()).getFirst();
        assertThat(reading.getResidualCurrent()).isEqualTo(312);
        assertThat(reading.getTemperature1()).isEqualTo(415);
        assertThat(reading.getTimeQuality()).isEqualTo(TimeQuality.TIME_QUALITY_RECEIVED);
    }
}
