package io.dianan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** No alarm is missing and none is made twice, whoever is ended in the middle. */
@Order(4)
class AlarmDrillIT {
    private static final Duration RIGHT = Duration.ZERO;

    private static RunningSuite suite;
    private static AlarmDrills drills;

    @BeforeAll
    static void start() {
        suite = RunningSuite.get();
        drills = new AlarmDrills(suite);
    }

    @AfterAll
    static void table() throws Exception {
        AlarmDrills.print();
    }

    @Test
    void nobodyIsEnded() throws Exception {
        assertComplete(drills.run("nobody ended", 31, RIGHT, () -> {}));
    }

    @Test
    void alarmServiceKilledBetweenCommitAndAcknowledgement() throws Exception {
        assertComplete(
                drills.run(
                        "alarm-service killed between commit and acknowledgement",
                        32,
                        RIGHT,
                        () -> bite("alarm-after-commit")));
    }

    @Test
    void alarmServiceKilledBeforeCommit() throws Exception {
        assertComplete(
                drills.run(
                        "alarm-service killed before commit",
                        33,
                        RIGHT,
                        () -> bite("alarm-before-commit")));
    }

    @Test
    void relayKilledBetweenPublishAndMark() throws Exception {
        assertComplete(
                drills.run(
                        "relay killed between publish and mark",
                        34,
                        RIGHT,
                        () -> bite("outbox-after-publish")));
    }

    @Test
    void brokerKilledWithOpenAlarms() throws Exception {
        assertComplete(
                drills.run(
                        "broker killed with open alarms",
                        35,
                        RIGHT,
                        () -> suite.killHard("broker")));
    }

    @Test
    void databaseKilledWithOpenAlarms() throws Exception {
        assertComplete(
                drills.run(
                        "database killed with open alarms",
                        36,
                        RIGHT,
                        () -> suite.killHard("postgres")));
    }

    @Test
    void alarmServiceAwayWhileTheBacklogGoesOverTheLimit() throws Exception {
        assertComplete(
                drills.run(
                        "alarm-service stopped for the rest of the readings",
                        37,
                        RIGHT,
                        () -> {
                            long alarm = suite.pid("alarm-service");
                            RunningSuite.signal(alarm, "STOP");
                            try {
                                passes(Duration.ofSeconds(15));
                            } finally {
                                RunningSuite.signal(alarm, "CONT");
                            }
                        }));
    }

    @Test
    void deviceClocksEightHoursBehind() throws Exception {
        assertComplete(
                drills.run("device clocks eight hours behind", 38, Duration.ofHours(-8), () -> {}));
    }

    private static void assertComplete(AlarmDrills.Outcome outcome) {
        assertThat(outcome.missing()).as("missing").isEmpty();
        assertThat(outcome.extra()).as("extra").isEmpty();
        assertThat(outcome.notRecovered()).as("not recovered").isEmpty();
        assertThat(outcome.unseen()).as("unseen on the stream").isEmpty();
        assertThat(outcome.numbersGrow()).as("numbers grow").isTrue();
    }

    private static void bite(String failpoint) {
        suite.arm(failpoint);
        Awaitility.await(failpoint + " bites")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> suite.hasBitten(failpoint));
    }

    private static void passes(Duration span) {
        long end = System.nanoTime() + span.toNanos();
        Awaitility.await("the outage")
                .atMost(span.plusSeconds(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> System.nanoTime() > end);
    }
}
