package io.dianan.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.alarm.alarm.Alarms;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stream, opened by every kind of caller. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class StreamAccessTest {
    @Inject Fleet fleet;
    @Inject Alarms alarms;

    @Test
    void everyCallerSeesItsOwnAndNothingElse() throws Exception {
        Map<AccessCaller, StreamClient> clients = new EnumMap<>(AccessCaller.class);
        for (AccessCaller caller : AccessCaller.values()) {
            clients.put(caller, StreamClient.open(caller.token().orElse(null)));
        }
        Device ours = fleet.ofA();
        Device theirs = fleet.ofB();
        String first = alarms.leak(ours, 612).toString();
        String foreign = alarms.leak(theirs, 612).toString();
        String second = alarms.leak(fleet.ofA(), 612).toString();

        assertThat(clients.remove(AccessCaller.ANONYMOUS).status()).isEqualTo(401);
        assertThat(clients.remove(AccessCaller.WITHOUT_ROLE).status()).isEqualTo(403);
        for (AccessCaller caller : AccessCaller.ENTITLED) {
            StreamClient client = clients.get(caller);
            await().until(() -> client.alarmIds().contains(second));
            assertThat(client.alarmIds()).as("%s", caller).contains(first, second);
        }
        // The competitor's own alarm came between the two, so all that was to come has come.
        StreamClient competitor = clients.get(AccessCaller.COMPETITOR);
        await().until(() -> competitor.alarmIds().contains(foreign));
        for (AccessCaller caller : AccessCaller.STRANGERS) {
            assertThat(clients.get(caller).alarmIds())
                    .as("%s", caller)
                    .doesNotContain(first, second);
        }
        assertThat(clients.get(AccessCaller.OWNER).alarmIds()).doesNotContain(foreign);
        assertThat(clients.get(AccessCaller.OWN_COUNTY).alarmIds()).doesNotContain(foreign);
        for (StreamClient client : clients.values()) {
            client.close();
        }
    }
}
