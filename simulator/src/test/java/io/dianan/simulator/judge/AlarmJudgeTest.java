package io.dianan.simulator.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.simulator.fake.FakeSuite;
import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.FleetPlan;
import io.dianan.simulator.fleet.Trouble;
import io.dianan.simulator.physics.Fault;
import io.dianan.simulator.registry.RegisteredDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet whose first device gets hot; a test decides which alarms the suite shows. */
class AlarmJudgeTest {
    @TempDir static Path state;
    private static FakeSuite suite;
    private static FleetPlan plan;
    private static List<RegisteredDevice> devices;

    @BeforeAll
    static void letAVoltageRise() throws Exception {
        suite = FakeSuite.start(state);
        plan =
                FleetPlan.of(
                                suite.suite(),
                                suite.signIn(),
                                suite.folder(),
                                3,
                                Duration.ofMillis(500))
                        .withTrouble(new Trouble(Optional.of(Fault.OVERVOLTAGE), 1, Duration.ZERO));
        try (Fleet fleet = Fleet.start(plan)) {
            devices = fleet.devices();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> fleet.counts().acknowledged() >= 60);
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(20)));
        }
    }

    @AfterAll
    static void end() {
        suite.close();
    }

    @BeforeEach
    void showNoAlarms() {
        suite.store.lists.remove("alarms");
    }

    @Test
    void theAlarmThatIsDueIsFound() throws Exception {
        show(devices.get(0), "over-voltage");

        AlarmVerdict verdict = judge(Set.of());

        assertTrue(verdict.clean(), verdict.toString());
        assertEquals(List.of("SIM-1-000001 over-voltage"), verdict.expected());
        assertEquals(1, verdict.found());
    }

    @Test
    void anAlarmThatIsNotThereIsMissing() throws Exception {
        AlarmVerdict verdict = judge(Set.of());

        assertFalse(verdict.clean());
        assertEquals(List.of("SIM-1-000001 over-voltage"), verdict.missing());
    }

    @Test
    void aSecondAlarmOfOneFaultAndOneOfAWellCircuitAreExtra() throws Exception {
        show(devices.get(0), "over-voltage");
        show(devices.get(0), "over-voltage");
        show(devices.get(2), "residual-current-high");

        AlarmVerdict verdict = judge(Set.of());

        assertEquals(List.of(), verdict.missing());
        assertEquals(2, verdict.extra().size(), verdict.toString());
        assertTrue(
                verdict.extra().stream()
                        .anyMatch(line -> line.startsWith("SIM-1-000003 residual-current-high")));
    }

    @Test
    void silenceIsDueForTheDevicesThatAreSilent() throws Exception {
        show(devices.get(0), "over-voltage");

        AlarmVerdict verdict = judge(Set.of(devices.get(1).deviceId()));

        assertEquals(List.of("SIM-1-000002 offline"), verdict.missing());
    }

    private AlarmVerdict judge(Set<String> silent) throws Exception {
        return AlarmJudge.judge(
                JudgePlan.of(plan.ledgerFile(), suite.suite().url(), suite.signIn()::bearer)
                        .withDeadline(Duration.ofMillis(300))
                        .withStillness(Duration.ofMillis(50)),
                silent);
    }

    private void show(RegisteredDevice device, String type) {
        suite.store.create(
                "alarms",
                Map.of(
                        "number",
                        "20260101-000001",
                        "type",
                        type,
                        "subject",
                        Map.of(
                                "deviceId",
                                device.deviceId(),
                                "circuitId",
                                device.circuits().getFirst().circuitId())));
    }
}
