package io.dianan.alarm.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.Gateway;
import io.dianan.alarm.StreamClient;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.contracts.wire.AlarmEvent;
import io.dianan.testkit.Tokens;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the gateway's batch, through the broker and the lane, to a person's stream. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class ReceivedToSeenTest {
    private static final int ALARMS = 60;

    @Inject Fleet fleet;

    @Test
    void whatADeviceDecidesIsSeenAtOnce() throws Exception {
        UUID provider = UUID.randomUUID();
        List<Long> millis = new ArrayList<>();
        try (Gateway gateway = new Gateway(Instant.now());
                StreamClient client = StreamClient.open(Tokens.dispatcher(provider))) {
            for (int i = 0; i < ALARMS; i++) {
                Device device = fleet.device(provider, Fleet.ENTERPRISE_A1, Fleet.GONGSHU);
                int seen = i + 1;
                long sent = System.nanoTime();
                gateway.send(
                        device,
                        gateway.event(device)
                                .setAlarm(
                                        AlarmEvent.newBuilder()
                                                .setType("arc-fault")
                                                .setActive(true)));
                await().pollInterval(Duration.ofMillis(2))
                        .until(() -> client.alarms().size() == seen);
                millis.add((client.alarms().getLast().atNanos() - sent) / 1_000_000);
            }
        }
        Collections.sort(millis);
        Log.infof(
                "sent to seen: p50 %d ms, p90 %d ms, most %d ms",
                millis.get(ALARMS / 2), millis.get(ALARMS * 9 / 10), millis.getLast());
        assertThat(millis.get(ALARMS / 2)).isLessThan(500);
    }
}
