package io.dianan.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.simulator.fake.FakeSuite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilentDeviceTest {
    @TempDir Path state;

    @Test
    void aDeviceThatFallsSilentHangsUpAndTheOthersGoOn() throws Exception {
        try (FakeSuite suite = FakeSuite.start(state)) {
            FleetPlan plan =
                    FleetPlan.of(
                                    suite.suite(),
                                    suite.signIn(),
                                    suite.folder(),
                                    3,
                                    Duration.ofMillis(50))
                            .withTrouble(new Trouble(Optional.empty(), 1, Duration.ofSeconds(2)));
            try (Fleet fleet = Fleet.start(plan)) {
                assertTrue(fleet.awaitConnected(Duration.ofSeconds(10)));

                Awaitility.await().until(() -> fleet.counts().connected() == 2);

                long silent = rows(suite, fleet, 0);
                long speaking = rows(suite, fleet, 1);
                assertTrue(silent > 0, "it has spoken before");
                Awaitility.await().until(() -> rows(suite, fleet, 1) > speaking + 10);
                assertEquals(silent, rows(suite, fleet, 0));
                fleet.stop();
                assertTrue(fleet.quiesce(Duration.ofSeconds(10)));
            }
        }
    }

    private static long rows(FakeSuite suite, Fleet fleet, int index) {
        String device = fleet.devices().get(index).deviceId();
        return suite.store.rows.stream().filter(row -> row.deviceId().equals(device)).count();
    }
}
