package io.dianan.simulator.transmitter;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.simulator.fake.FakeCenter;
import io.dianan.simulator.fake.FakeCenter.Answer;
import io.dianan.simulator.fake.FakeStore;
import io.dianan.simulator.fake.FakeSuite;
import io.dianan.simulator.judge.Judge;
import io.dianan.simulator.judge.JudgePlan;
import io.dianan.simulator.judge.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransmitterFleetTest {
    private static final Patience SHORT =
            new Patience(
                    Duration.ofMillis(100),
                    3,
                    Duration.ofMillis(50),
                    Duration.ofMillis(300),
                    Duration.ofMillis(500));

    @TempDir Path state;
    private FakeSuite suite;
    private FakeCenter center;

    @BeforeEach
    void startSuite() throws IOException {
        suite = FakeSuite.start(state);
        center = new FakeCenter(suite.store);
    }

    @AfterEach
    void stopSuite() throws IOException {
        center.close();
        suite.close();
    }

    private TransmitterPlan plan(int transmitters, int bufferMax) {
        return new TransmitterPlan(
                suite.suite(),
                suite.signIn(),
                suite.folder(),
                center.door(),
                transmitters,
                Duration.ofSeconds(1),
                1,
                bufferMax,
                SHORT);
    }

    private TransmitterFleet start() throws IOException {
        return TransmitterFleet.start(plan(2, 100), n -> {});
    }

    private Verdict judge(TransmitterFleet fleet) throws IOException {
        return Judge.judge(
                JudgePlan.of(fleet.ledgerFile(), suite.suite().url(), suite.signIn()::bearer)
                        .withDeadline(Duration.ofSeconds(2))
                        .withStillness(Duration.ofMillis(300)));
    }

    @Test
    void whatIsConfirmedIsStoredAtWholeSecondsAndTheJudgeFindsNothing() throws Exception {
        try (TransmitterFleet fleet = start()) {
            await().until(() -> fleet.counts().readingsConfirmed() >= 4);
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(5)));
            assertEquals(2, fleet.counts().connected());
            assertEquals(0, fleet.counts().resent());
            assertTrue(fleet.counts().heartbeatsConfirmed() >= 2);

            Verdict verdict = judge(fleet);

            assertTrue(verdict.clean(), () -> verdict.findings().toString());
            assertEquals(fleet.counts().readingsConfirmed(), verdict.stored());
            assertTrue(suite.store.rows.stream().allMatch(r -> r.at().getNano() == 0));
            assertTrue(
                    suite.store.rows.stream()
                            .allMatch(
                                    r ->
                                            r.values().containsKey("residualCurrent")
                                                    && r.values().containsKey("temperature1")));
        }
    }

    @Test
    void changedValueIsFoundByTheJudge() throws Exception {
        try (TransmitterFleet fleet = start()) {
            await().until(() -> fleet.counts().readingsConfirmed() >= 2);
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(5)));
            FakeStore.Row row = suite.store.rows.getFirst();
            suite.store.rows.set(0, row.withValue("residualCurrent", "9999"));

            assertEquals(1, judge(fleet).wrong());
        }
    }

    @Test
    void silentCenterGetsFourSendsOnAConnectionAndThenTheSameFrameOnTheNext() throws Exception {
        try (TransmitterFleet fleet = TransmitterFleet.start(plan(1, 100), n -> {})) {
            await().until(() -> fleet.counts().heartbeatsConfirmed() >= 1);
            center.answer = Answer.SILENCE;
            await().until(() -> !center.values.isEmpty() || center.heartbeats.get() >= 5);
            int before = center.connections.get();
            await().until(() -> center.connections.get() > before);
            center.answer = Answer.CONFIRM;
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(5)));
            assertTrue(fleet.counts().resent() >= 3);
            assertEquals(0, fleet.counts().readingsWaiting());

            assertTrue(judge(fleet).clean());
        }
    }

    @Test
    void deniedFrameIsSentAgainAndNeverCountedAsConfirmed() throws Exception {
        center.answer = Answer.DENY;
        try (TransmitterFleet fleet = TransmitterFleet.start(plan(1, 100), n -> {})) {
            await().until(() -> fleet.counts().denied() >= 5);
            assertEquals(0, fleet.counts().readingsConfirmed());
            assertTrue(fleet.counts().lostConnections() >= 1);
            assertEquals(1, new HashSet<>(center.values).size(), "the oldest stays the first");

            center.answer = Answer.CONFIRM;
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(5)));
            assertTrue(judge(fleet).clean());
        }
    }

    @Test
    void fullBufferMeasuresNoMore() throws Exception {
        center.answer = Answer.SILENCE;
        try (TransmitterFleet fleet = TransmitterFleet.start(plan(1, 1), n -> {})) {
            await().until(() -> fleet.counts().skipped() >= 2);
            assertEquals(1, fleet.counts().readingsWaiting());
        }
    }

    @Test
    void whatARunLeavesTheNextOneSendsAsItWas() throws Exception {
        center.answer = Answer.DENY;
        try (TransmitterFleet fleet = TransmitterFleet.start(plan(1, 100), n -> {})) {
            await().until(() -> !center.values.isEmpty());
            fleet.stop();
            assertFalse(fleet.quiesce(Duration.ofMillis(200)));
        }
        String left = center.values.getFirst();
        center.values.clear();
        center.answer = Answer.CONFIRM;
        try (TransmitterFleet fleet = TransmitterFleet.start(plan(1, 100), n -> {})) {
            await().until(() -> !center.values.isEmpty());
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(5)));
            assertEquals(left, center.values.getFirst());
            assertTrue(judge(fleet).clean());
        }
    }

    @Test
    void lostConnectionLosesNothing() throws Exception {
        try (TransmitterFleet fleet = start()) {
            await().until(() -> fleet.counts().readingsConfirmed() >= 2);
            center.hangUp();
            await().until(() -> fleet.counts().lostConnections() >= 2);
            long before = fleet.counts().readingsConfirmed();
            await().until(() -> fleet.counts().readingsConfirmed() > before);
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(5)));

            assertTrue(judge(fleet).clean());
        }
    }

    @Test
    void alarmIsToldAndEndedAtTheLatestWhenMeasuringEnds() throws Exception {
        try (TransmitterFleet fleet = TransmitterFleet.start(plan(1, 100), n -> {})) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !center.states.isEmpty());
            fleet.stop();
            assertTrue(fleet.quiesce(Duration.ofSeconds(5)));

            assertEquals(java.util.List.of(3, 1), center.states);
            assertEquals(2, fleet.counts().statusConfirmed());
        }
    }
}
