package io.dianan.e2e;

import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.FleetPlan;
import io.dianan.simulator.fleet.Habits;
import io.dianan.simulator.fleet.Hostility;
import io.dianan.simulator.judge.Judge;
import io.dianan.simulator.judge.JudgePlan;
import io.dianan.simulator.judge.Verdict;
import io.dianan.simulator.suite.SignIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Runs a fleet, lets a fault happen in the middle, and has the judge look at what is left. */
final class Drills {
    private static final int DEVICES = 60;
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final List<String> TABLE = new ArrayList<>();

    private final RunningSuite suite;

    Drills(RunningSuite suite) {
        this.suite = suite;
    }

    /** What happens in the middle. */
    @FunctionalInterface
    interface Fault {
        void strike(Fleet fleet);
    }

    /** What the judge found, and what device-service counted of readings meanwhile. */
    record Outcome(Verdict verdict, IngestCounters ingest) {}

    /** One drill: load before, the fault, load behind it, quiet, judgement. */
    Outcome run(String name, int seed, Hostility hostility, Fault fault) throws Exception {
        SignIn admin = suite.person("provider-a-admin");
        FleetPlan plan =
                FleetPlan.of(
                                suite.doors(),
                                admin,
                                RunningSuite.STATE.resolve("simulator"),
                                DEVICES,
                                INTERVAL)
                        .withSeed(seed)
                        .withHabits(
                                Habits.USUAL
                                        .withReconnectMax(Duration.ofSeconds(3))
                                        .withHostility(hostility));
        IngestCounters before = ingest();
        long start = System.nanoTime();
        Fleet fleet = Fleet.start(plan);
        try (fleet) {
            awaitMore(fleet, 300);
            fault.strike(fleet);
            awaitMore(fleet, 600);
            fleet.stop();
            if (!fleet.quiesce(PATIENCE)) {
                throw new AssertionError(name + ": still unacknowledged: " + fleet.counts());
            }
        }
        suite.awaitHealthy();
        Verdict verdict =
                Judge.judge(
                        JudgePlan.of(fleet.ledgerFile(), suite.doors().url(), admin::bearer)
                                .withDeadline(PATIENCE)
                                .withStillness(Duration.ofSeconds(3)));
        Outcome outcome = new Outcome(verdict, ingest().since(before));
        note(name, outcome, Duration.ofNanos(System.nanoTime() - start));
        return outcome;
    }

    private IngestCounters ingest() {
        return IngestCounters.of(suite.pid("device-service"), suite.metrics(9082));
    }

    /** Waits until the fleet has so many acknowledgements more than now. */
    static void awaitMore(Fleet fleet, long acknowledgements) {
        long now = fleet.counts().acknowledged();
        Awaitility.await("acknowledgements")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> fleet.counts().acknowledged() >= now + acknowledgements);
    }

    private static void note(String name, Outcome outcome, Duration took) {
        Verdict verdict = outcome.verdict();
        TABLE.add(
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d s |"
                        .formatted(
                                name,
                                verdict.sent(),
                                verdict.acknowledged(),
                                verdict.stored(),
                                verdict.quarantined(),
                                verdict.resent(),
                                outcome.ingest().redelivered(),
                                outcome.ingest().duplicate(),
                                verdict.lost(),
                                verdict.doubled(),
                                verdict.phantom(),
                                verdict.wrong(),
                                took.toSeconds()));
    }

    /** Prints the table of all drills and keeps it in {@code target/drills.md}. */
    static void print() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| drill | sent | acknowledged | stored | quarantined | resent by devices |"
                        + " redelivered readings | counted as duplicates | lost | doubled | phantom | wrong | took |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        lines.addAll(TABLE);
        Files.write(Path.of("target", "drills.md"), lines);
        lines.forEach(System.out::println);
    }
}
