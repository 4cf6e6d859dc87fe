package io.dianan.simulator.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.simulator.fake.FakeStore.Row;
import io.dianan.simulator.fake.FakeSuite;
import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.FleetPlan;
import io.dianan.simulator.fleet.Habits;
import io.dianan.simulator.fleet.Hostility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small fleet reports honestly; then a test spoils what the suite shows, and the judge sees it.
 */
class JudgeTest {
    @TempDir Path state;
    private FakeSuite suite;
    private FleetPlan plan;

    @BeforeEach
    void letAFleetReport() throws Exception {
        suite = FakeSuite.start(state);
        plan =
                FleetPlan.of(
                                suite.suite(),
                                suite.signIn(),
                                suite.folder(),
                                4,
                                Duration.ofMillis(20))
                        .withHabits(
                                Habits.USUAL.withHostility(Hostility.NONE.withUnparsableEvery(7)));
        try (Fleet fleet = Fleet.start(plan)) {
            Awaitility.await().until(() -> fleet.counts().acknowledged() >= 80);
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(20)));
        }
    }

    @AfterEach
    void end() {
        suite.close();
    }

    private Verdict judge() throws IOException {
        return Judge.judge(
                JudgePlan.of(plan.ledgerFile(), suite.suite().url(), suite.signIn()::bearer)
                        .withStillness(Duration.ofMillis(400)));
    }

    /** The second-newest row of some circuit. */
    private Row someRow() {
        Row newest = suite.store.rows.stream().max(Comparator.comparing(Row::at)).orElseThrow();
        return suite.store.rows.stream()
                .filter(r -> r.circuitId().equals(newest.circuitId()) && r != newest)
                .max(Comparator.comparing(Row::at))
                .orElseThrow();
    }

    private static void assertOnly(Finding.Kind kind, Verdict verdict) {
        assertFalse(verdict.clean());
        assertEquals(List.of(kind), verdict.findings().stream().map(Finding::kind).toList());
        assertEquals(
                1,
                verdict.lost()
                        + verdict.doubled()
                        + verdict.phantom()
                        + verdict.wrong()
                        + verdict.latestWrong());
    }

    @Test
    void honestSuiteIsClean() throws IOException {
        Verdict verdict = judge();

        assertTrue(verdict.clean(), () -> verdict.findings().toString());
        assertEquals(verdict.sent(), verdict.stored() + verdict.quarantined());
        assertTrue(verdict.quarantined() >= 8);
    }

    @Test
    void missingRowIsLost() throws IOException {
        Row row = someRow();
        suite.store.rows.remove(row);

        Verdict verdict = judge();

        assertOnly(Finding.Kind.LOST, verdict);
        assertEquals(row.circuitId(), verdict.findings().getFirst().circuitId());
        assertTrue(verdict.findings().getFirst().detail().contains(row.at().toString()));
    }

    @Test
    void rowThatIsThereTwiceIsDoubled() throws IOException {
        suite.store.rows.add(someRow());

        assertOnly(Finding.Kind.DOUBLED, judge());
    }

    @Test
    void rowThatNobodySentIsPhantom() throws IOException {
        Row row = someRow();
        suite.store.rows.add(row.withAt(row.at().plusMillis(1)).withValue("residualCurrent", "77"));

        assertOnly(Finding.Kind.PHANTOM, judge());
    }

    @Test
    void changedValueIsWrong() throws IOException {
        Row row = someRow();
        suite.store.rows.remove(row);
        suite.store.rows.add(row.withValue("temperature1", "99.9"));

        Verdict verdict = judge();

        assertOnly(Finding.Kind.WRONG, verdict);
        assertTrue(verdict.findings().getFirst().detail().contains("temperature1 is 99.9"));
    }

    @Test
    void shiftedTimeIsWrongAndNotLostAndPhantom() throws IOException {
        Row row = someRow();
        suite.store.rows.remove(row);
        suite.store.rows.add(row.withAt(row.at().minusSeconds(8 * 3600)));

        assertOnly(Finding.Kind.WRONG, judge());
    }

    @Test
    void neverSentMetricIsWrong() throws IOException {
        Row row = someRow();
        suite.store.rows.remove(row);
        suite.store.rows.add(row.withValue("currentC", "0.00").withValue("voltageC", "0.0"));

        Verdict verdict = judge();

        boolean threePhase = row.values().containsKey("currentC");
        assertEquals(1, verdict.wrong());
        assertTrue(
                verdict.findings()
                        .getFirst()
                        .detail()
                        .contains(threePhase ? "currentC is 0" : "currentC was never sent"));
    }

    @Test
    void lostUnparsableMessageIsLost() throws IOException {
        suite.store.quarantine.removeFirst();

        assertOnly(Finding.Kind.LOST, judge());
    }

    @Test
    void quarantineEntryThatNobodySentIsPhantom() throws IOException {
        suite.store.quarantine(
                someRow().deviceId(),
                Instant.now(),
                "unparsable",
                "t",
                "never sent".getBytes(StandardCharsets.UTF_8));

        assertOnly(Finding.Kind.PHANTOM, judge());
    }

    @Test
    void entryPutAsideTwiceIsDoubled() throws IOException {
        suite.store.quarantine.add(Map.copyOf(suite.store.quarantine.getFirst()));

        assertOnly(Finding.Kind.DOUBLED, judge());
    }

    @Test
    void latestThatIsNotTheNewestIsSeen() throws IOException {
        suite.store.latestAsReceived = true;
        Row row = someRow();
        suite.store.rows.remove(row);
        suite.store.rows.add(row);

        assertOnly(Finding.Kind.LATEST, judge());
    }

    @Test
    void lateRowsAreWaitedFor() throws Exception {
        Row row = someRow();
        suite.store.rows.remove(row);
        CompletableFuture<Void> arrival =
                CompletableFuture.runAsync(
                        () -> suite.store.rows.add(row),
                        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        Verdict verdict = judge();

        arrival.get(10, TimeUnit.SECONDS);
        assertTrue(verdict.clean(), () -> verdict.findings().toString());
        assertTrue(verdict.waitedMillis() > 0);
    }

    @Test
    void suiteThatCannotBeReadGivesNoVerdict() {
        JudgePlan stranger =
                JudgePlan.of(plan.ledgerFile(), suite.suite().url(), () -> "bad token");

        JudgeException refused = assertThrows(JudgeException.class, () -> Judge.judge(stranger));

        assertTrue(String.valueOf(refused.getMessage()).contains("401"));
    }

    @Test
    void redeliveriesAreReadFromPrometheusText() {
        Map<String, Long> counters = new java.util.TreeMap<>();

        SuiteCounters.sum(
                """
                # TYPE ingest_items_total counter
                ingest_items_total{kind="readings",outcome="duplicate"} 3.0
                ingest_items_total{kind="readings",outcome="stored"} 1.2E3
                ingest_redelivered_batches_total{kind="readings"} 4.0
                ingest_copies_total 12
                """,
                counters);

        assertEquals(
                Map.of(
                        "ingest_items_total{kind=\"readings\",outcome=\"duplicate\"}",
                        3L,
                        "ingest_redelivered_batches_total{kind=\"readings\"}",
                        4L,
                        "ingest_copies_total",
                        12L),
                counters);
    }
}
