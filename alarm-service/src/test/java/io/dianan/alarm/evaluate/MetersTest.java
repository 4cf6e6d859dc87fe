package io.dianan.alarm.evaluate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.Gateway;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.alarm.intake.LaneWatch;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What operators see of the time from a reading to its alarm, and of the work for it. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class MetersTest {
    @TestHTTPResource(value = "metrics", management = true)
    URI metrics;

    @Inject Fleet fleet;
    @Inject LaneWatch lanes;

    @Test
    void anAlarmsLatencyAndTheWorkForAReadingAreMeasured() throws Exception {
        lanes.afresh();
        Device device = fleet.ofA();
        try (Gateway gateway = new Gateway(Instant.now().minusSeconds(20))) {
            gateway.send(device, gateway.reading(device).setResidualCurrent(550));
            lanes.settled(gateway, device);
            double alarms = sample("dianan_alarm_raise_latency_seconds_count");
            double soon = sample("dianan_alarm_raise_latency_seconds_bucket{le=\"120.0\"");
            double atOnce = sample("dianan_alarm_raise_latency_seconds_bucket{le=\"5.0\"");
            double readings = sample("dianan_ingest_received_total{kind=\"readings\"");

            gateway.pass(Duration.ofSeconds(10));
            gateway.send(device, gateway.reading(device).setResidualCurrent(560));
            lanes.settled(gateway, device);

            assertThat(sample("dianan_alarm_raise_latency_seconds_count")).isEqualTo(alarms + 1);
            assertThat(sample("dianan_alarm_raise_latency_seconds_bucket{le=\"120.0\""))
                    .isEqualTo(soon + 1);
            assertThat(sample("dianan_alarm_raise_latency_seconds_bucket{le=\"5.0\""))
                    .isEqualTo(atOnce);
            assertThat(sample("dianan_ingest_received_total{kind=\"readings\""))
                    .isEqualTo(readings + 1);
            assertThat(sample("process_cpu_time_ns_total")).isPositive();
        }
    }

    /** Of the first line that begins so; 0 where there is none. */
    private double sample(String begin) {
        return given().urlEncodingEnabled(false)
                .get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .orElse(0.0);
    }
}
