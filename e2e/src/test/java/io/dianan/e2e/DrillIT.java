package io.dianan.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.FleetCounts;
import io.dianan.simulator.fleet.Hostility;
import io.dianan.simulator.judge.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nothing acknowledged is lost, whoever is ended in the middle. */
@Order(3)
class DrillIT {
    private static RunningSuite suite;
    private static Drills drills;

    @BeforeAll
    static void start() {
        suite = RunningSuite.get();
        drills = new Drills(suite);
    }

    @AfterAll
    static void table() throws Exception {
        Drills.print();
    }

    @Test
    @Order(1)
    void gatewayKilledBetweenBrokerAndDevice() throws Exception {
        Drills.Outcome drill =
                drills.run(
                        "gateway killed between broker's and device's acknowledgement",
                        11,
                        Hostility.NONE,
                        fleet -> bite("gateway-after-publish"));
        assertClean(drill);
        assertThat(drill.verdict().resent()).as("devices sent again: the kill bit").isPositive();
    }

    @Test
    @Order(2)
    void deviceServiceKilledBetweenCommitAndAcknowledgement() throws Exception {
        Drills.Outcome drill =
                drills.run(
                        "device-service killed between commit and acknowledgement",
                        12,
                        Hostility.NONE,
                        fleet -> bite("device-after-commit"));
        assertClean(drill);
        assertThat(drill.ingest().redeliveredBatches())
                .as("redelivered batches: the kill bit")
                .isPositive();
    }

    @Test
    @Order(3)
    void deviceServiceKilledBeforeCommit() throws Exception {
        assertClean(
                drills.run(
                        "device-service killed before commit",
                        13,
                        Hostility.NONE,
                        fleet -> bite("device-before-commit")));
    }

    @Test
    @Order(4)
    void brokerKilled() throws Exception {
        Drills.Outcome drill =
                drills.run(
                        "broker killed",
                        14,
                        Hostility.NONE,
                        fleet -> {
                            suite.killHard("broker");
                        });
        assertClean(drill);
    }

    @Test
    @Order(5)
    void databaseKilled() throws Exception {
        assertClean(
                drills.run(
                        "database killed",
                        15,
                        Hostility.NONE,
                        fleet -> suite.killHard("postgres")));
    }

    @Test
    @Order(6)
    void brokerThatAcceptsAndNeverAnswers() throws Exception {
        Drills.Outcome drill =
                drills.run(
                        "broker accepts and does not answer for 20 s",
                        16,
                        Hostility.NONE,
                        fleet -> {
                            long broker = suite.pid("broker");
                            RunningSuite.signal(broker, "STOP");
                            try {
                                nobodyIsAcknowledged(fleet, Duration.ofSeconds(20));
                            } finally {
                                RunningSuite.signal(broker, "CONT");
                            }
                        });
        assertClean(drill);
    }

    @Test
    @Order(7)
    void databaseAwayForThirtySeconds() throws Exception {
        Drills.Outcome drill =
                drills.run(
                        "database away for 30 s",
                        17,
                        Hostility.NONE,
                        fleet -> {
                            List<Long> server = withChildren(suite.pid("postgres"));
                            server.forEach(pid -> RunningSuite.signal(pid, "STOP"));
                            try {
                                thirtySecondsPass();
                            } finally {
                                server.reversed().forEach(pid -> RunningSuite.signal(pid, "CONT"));
                            }
                        });
        assertClean(drill);
        assertThat(drill.verdict().quarantined())
                .as("an outage puts nothing into quarantine")
                .isZero();
    }

    @Test
    @Order(8)
    void messagesTwiceOutOfOrderAndUnreadable() throws Exception {
        Drills.Outcome drill =
                drills.run(
                        "messages twice, out of order, unreadable ones among them",
                        18,
                        Hostility.NONE.withDuplicates(2).withHeldShare(0.2).withUnparsableEvery(5),
                        fleet -> {});
        assertClean(drill);
        assertThat(drill.verdict().quarantined()).isPositive();
        assertThat(drill.ingest().duplicate() - drill.ingest().redelivered())
                .as("each message that could be read was sent twice more")
                .isEqualTo(2 * drill.verdict().stored());
    }

    @Test
    @Order(9)
    void everyProcessKilledWithinTwentySeconds() throws Exception {
        assertClean(
                drills.run(
                        "gateway, device-service, broker and database killed one by one",
                        19,
                        Hostility.NONE,
                        fleet ->
                                Stream.of("gateway-adapter", "device-service", "broker", "postgres")
                                        .forEach(
                                                part -> {
                                                    suite.killHard(part);
                                                    Drills.awaitMore(fleet, 120);
                                                })));
    }

    @Test
    @Order(10)
    void afterTheDatabaseWasKilledNobodyIsRefusedWhoSignsIn() throws Exception {
        assertThat(signInTogether()).containsOnly(200);
        long before = suite.pid("postgres");
        suite.killHard("postgres");
        Awaitility.await("another server process")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> suite.pid("postgres") != before);
        suite.awaitHealthy();
        assertThat(signInTogether()).containsOnly(200);
    }

    /** All demo people at once, so that the identity provider needs many connections. */
    private static List<Integer> signInTogether() throws Exception {
        Map<String, String> passwords =
                new ObjectMapper()
                        .readValue(
                                RunningSuite.STATE.resolve("secrets/people.json").toFile(),
                                new TypeReference<>() {});
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    passwords.entrySet().stream()
                            .map(one -> together.submit(() -> signIn(one.getKey(), one.getValue())))
                            .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get(60, TimeUnit.SECONDS));
            }
            return statuses;
        }
    }

    private static int signIn(String person, String password) {
        return given().baseUri(suite.doors().url().toString())
                .formParam("grant_type", "password")
                .formParam("client_id", "dianan-cli")
                .formParam("username", person)
                .formParam("password", password)
                .post("/auth/realms/dianan/protocol/openid-connect/token")
                .statusCode();
    }

    /**
     * Nothing lost, doubled, phantom or wrong; and what device-service counts as duplicates is what
     * was redelivered to it and what devices have sent again after it was passed on, no more.
     */
    private static void assertClean(Drills.Outcome drill) {
        Verdict verdict = drill.verdict();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.acknowledged()).isEqualTo(verdict.sent());
        IngestCounters ingest = drill.ingest();
        assertThat(ingest.duplicate() - ingest.redelivered())
                .as("duplicates that nobody redelivered: %s", ingest)
                .isBetween(0L, verdict.resent());
        assertThat(ingest.inFlight()).isZero();
        assertThat(ingest.received()).as("received: %s", ingest).isEqualTo(ingest.outcomes());
    }

    private static void bite(String failpoint) {
        suite.arm(failpoint);
        Awaitility.await(failpoint + " bites")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> suite.hasBitten(failpoint));
    }

    /**
     * What was on its way when the broker froze may still arrive; after two seconds nothing may.
     */
    private static void nobodyIsAcknowledged(Fleet fleet, Duration span) {
        FleetCounts[] after = new FleetCounts[1];
        Awaitility.await("acknowledgements stop")
                .atMost(10, TimeUnit.SECONDS)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            FleetCounts before = after[0];
                            after[0] = fleet.counts();
                            return before != null
                                    && before.acknowledged() == after[0].acknowledged();
                        });
        long acknowledged = fleet.counts().acknowledged();
        Awaitility.await("nobody is acknowledged")
                .during(span)
                .atMost(span.plusSeconds(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> fleet.counts().acknowledged() == acknowledged);
    }

    private static void thirtySecondsPass() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Awaitility.await("the outage")
                .atMost(40, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> System.nanoTime() > end);
    }

    private static List<Long> withChildren(long pid) {
        ProcessHandle parent = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(parent), parent.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }
}
