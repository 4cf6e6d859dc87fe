package io.dianan.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.gateway.decode.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTopicTest {

    @Test
    void readingsAreToldByTheirTopic() {
        assertThat(DeviceTopic.of("v1/devices/me/telemetry"))
                .isEqualTo(new DeviceTopic.Readings(Shape.THINGSBOARD));
        assertThat(DeviceTopic.of("dianan/v1/readings"))
                .isEqualTo(new DeviceTopic.Readings(Shape.OWN));
        assertThat(DeviceTopic.of("dianan/v1/devices/SN 7/readings"))
                .isEqualTo(new DeviceTopic.ChildReadings("SN 7"));
        assertThat(DeviceTopic.of("v1/devices/me/attributes")).isEqualTo(new DeviceTopic.Kept());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "v1/devices/me",
                "v1/devices/me/telemetry/",
                "v1/devices/other/telemetry",
                "V1/devices/me/telemetry",
                "dianan/v1/readings/1",
                "dianan/v1/devices//readings",
                "dianan/v1/devices/readings",
                "dianan/v1/devices/a/b/readings",
                "dianan/v1/devices/a",
                "dianan/readings/0",
                "$SYS/broker"
            })
    void everythingElseIsForbidden(String topic) {
        assertThat(DeviceTopic.of(topic)).isEqualTo(new DeviceTopic.Forbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "v1/devices/+/telemetry", "dianan/#", "v1/devices/me/#"})
    void nobodyListensToWhatIsNotMeantForIt(String filter) {
        assertThat(DeviceTopic.maySubscribe(filter)).isFalse();
    }
}
