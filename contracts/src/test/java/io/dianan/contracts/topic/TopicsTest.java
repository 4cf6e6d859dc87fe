package io.dianan.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.contracts.lane.Lane;
import org.junit.jupiter.api.Test;

/**
 * Topics and client ids name durable queues: another spelling leaves what waits in the old ones.
 */
class TopicsTest {
    @Test
    void topicsAndSessionsAreSpeltAsEver() {
        Lane lane = new Lane(3);
        assertThat(Topics.readings(lane)).isEqualTo("dianan/readings/3");
        assertThat(Topics.events(lane)).isEqualTo("dianan/events/3");
        assertThat(Topics.domain("device", "gateway-device"))
                .isEqualTo("dianan/domain/device/gateway-device");
        assertThat(Topics.readingsClient("device", lane)).isEqualTo("device-readings-3");
        assertThat(Topics.eventsClient("device", lane)).isEqualTo("device-events-3");
        assertThat(Topics.QUEUES_READY).isEqualTo("dianan/broker/queues-ready");
    }
}
