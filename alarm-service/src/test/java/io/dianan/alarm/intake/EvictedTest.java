package io.dianan.alarm.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.Board;
import io.dianan.alarm.Gateway;
import io.dianan.alarm.OwnerSql;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.contracts.lane.Lane;
import io.dianan.platform.lane.LaneKind;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A process whose lane is taken loses all of them, so it has an application of its own. */
@QuarkusTest
@AlarmSuite
@TestProfile(EvictedTest.OfItsOwn.class)
@SuppressWarnings("NullAway.Init") // filled by the test framework
class EvictedTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TestHTTPResource(value = "health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "health/live", management = true)
    URI live;

    @Inject Fleet fleet;
    @Inject LaneWatch lanes;

    /** Nothing else than the others have. */
    public static final class OfItsOwn implements QuarkusTestProfile {}

    @Test
    void anEvictedOwnerRaisesNothingMoreAndStops() throws Exception {
        Device device = fleet.ofA();
        try (Gateway gateway = new Gateway(Instant.parse("2026-03-02T00:00:00Z"));
                OwnerSql owner = OwnerSql.owner()) {
            gateway.send(device, gateway.reading(device).setResidualCurrent(550));
            lanes.settled(gateway, device);
            owner.execute(
                    "update lane set epoch = epoch + 1, owner = 'other' where number = ?",
                    Lane.of(device.id()).number());

            gateway.pass(Duration.ofSeconds(10));
            gateway.send(device, gateway.reading(device).setResidualCurrent(560));
            await().atMost(SOON).until(() -> status(ready) == 503);

            assertThat(Board.alarms(device)).isEmpty();
            assertThat(lanes.committed(LaneKind.READINGS, gateway, device)).isEqualTo(1);
            assertThat(status(live)).isEqualTo(200);
        }
    }

    private static int status(URI address) {
        return given().urlEncodingEnabled(false).get(address).statusCode();
    }
}
