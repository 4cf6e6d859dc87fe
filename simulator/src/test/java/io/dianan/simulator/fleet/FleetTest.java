package io.dianan.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.simulator.fake.FakeSuite;
import io.dianan.simulator.judge.Judge;
import io.dianan.simulator.judge.JudgePlan;
import io.dianan.simulator.judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path state;
    private FakeSuite suite;

    @BeforeEach
    void start() throws IOException {
        suite = FakeSuite.start(state);
    }

    @AfterEach
    void end() {
        suite.close();
    }

    private FleetPlan plan(Habits habits) {
        return FleetPlan.of(suite.suite(), suite.signIn(), suite.folder(), 8, Duration.ofMillis(40))
                .withHabits(habits.withReconnectMax(Duration.ofMillis(600)));
    }

    private Verdict judge(FleetPlan plan) throws IOException {
        return Judge.judge(
                JudgePlan.of(plan.ledgerFile(), suite.suite().url(), suite.signIn()::bearer)
                        .withStillness(Duration.ofMillis(500)));
    }

    private static void assertClean(Verdict verdict) {
        assertTrue(verdict.clean(), () -> verdict.findings().toString());
    }

    private static void awaitAcknowledged(Fleet fleet, long messages) {
        Awaitility.await().atMost(PATIENCE).until(() -> fleet.counts().acknowledged() >= messages);
    }

    private FleetCounts run(FleetPlan plan, long messages) throws Exception {
        try (Fleet fleet = Fleet.start(plan)) {
            awaitAcknowledged(fleet, messages);
            fleet.stop();
            assertTrue(fleet.quiesce(PATIENCE), () -> fleet.counts().toString());
            return fleet.counts();
        }
    }

    @Test
    void everythingThatWasSentIsThere() throws Exception {
        FleetPlan plan = plan(Habits.USUAL);

        FleetCounts counts = run(plan, 200);

        Verdict verdict = judge(plan);
        assertClean(verdict);
        assertEquals(8, verdict.circuits());
        assertEquals(counts.sent(), verdict.stored());
        assertEquals(counts.sent(), verdict.acknowledged());
        assertEquals(0, counts.resent());
        assertEquals(0, counts.acknowledgedOutOfOrder());
    }

    @Test
    void lostConnectionsCostResendsAndNothingElse() throws Exception {
        suite.mqtt.dropAfter = 23;
        FleetPlan plan = plan(Habits.USUAL);

        FleetCounts counts = run(plan, 250);

        Verdict verdict = judge(plan);
        assertClean(verdict);
        assertTrue(counts.lostConnections() > 5);
        assertTrue(counts.resent() > 5);
        assertEquals(counts.resent(), verdict.resent());
    }

    @Test
    void nextRunUsesTheRegistrationAndSendsWhatIsLeft() throws Exception {
        FleetPlan plan = plan(Habits.USUAL);
        suite.mqtt.silent = true;
        long left;
        try (Fleet fleet = Fleet.start(plan)) {
            Awaitility.await().atMost(PATIENCE).until(() -> suite.mqtt.published.get() >= 80);
            fleet.stop();
            assertFalse(fleet.quiesce(Duration.ofMillis(200)));
            left = fleet.counts().waiting();
        }
        int registered = suite.store.registrations.get();
        suite.mqtt.silent = false;

        FleetCounts counts = run(plan, left + 50);

        assertEquals(registered, suite.store.registrations.get());
        assertTrue(counts.resent() >= left);
        Verdict verdict = judge(plan);
        assertClean(verdict);
        assertEquals(verdict.sent(), verdict.stored());
    }

    @Test
    void tokensAreForTheOwnerOnly() throws Exception {
        FleetPlan plan = plan(Habits.USUAL);

        run(plan, 10);

        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(plan.fleetFile())));
    }

    @Test
    void lostFleetFileIsMadeAgain() throws Exception {
        FleetPlan plan = plan(Habits.USUAL);
        run(plan, 10);
        Files.delete(plan.fleetFile());

        FleetCounts counts = run(plan, 20);

        assertEquals(0, counts.refused());
        assertEquals(8, suite.store.items("devices").size());
        assertClean(judge(plan));
    }

    @Test
    void badHabitsAreSeenThrough() throws Exception {
        FleetPlan plan =
                plan(
                        Habits.USUAL.withHostility(
                                Hostility.NONE
                                        .withDuplicates(2)
                                        .withHeldShare(0.3)
                                        .withUnparsableEvery(5)
                                        .withClockOffset(Duration.ofHours(25), 4)));
        suite.mqtt.dropAfter = 301;

        FleetCounts counts = run(plan, 300);

        Verdict verdict = judge(plan);
        assertClean(verdict);
        assertEquals(counts.unparsable(), verdict.quarantined());
        assertTrue(counts.unparsable() > 20);
        assertTrue(counts.resent() >= 2 * counts.sent());
        assertTrue(
                suite.store.rows.stream()
                        .anyMatch(r -> r.timeQuality().equals("restamped-future")));
    }

    @Test
    void fullBufferStopsMeasuringAndDropsNothing() throws Exception {
        FleetPlan plan = plan(Habits.USUAL.withWindow(4).withBufferMax(20));
        suite.mqtt.silent = true;
        try (Fleet fleet = Fleet.start(plan)) {
            Awaitility.await().atMost(PATIENCE).until(() -> fleet.counts().skipped() > 50);
            suite.mqtt.silent = false;
            suite.mqtt.hangUp();
            fleet.stop();
            assertTrue(fleet.quiesce(PATIENCE), () -> fleet.counts().toString());
            assertEquals(160, fleet.counts().acknowledged());
        }
        assertClean(judge(plan));
    }
}
