package io.dianan.simulator.command;

import io.dianan.simulator.bench.AlarmLatency;
import io.dianan.simulator.bench.Latencies;
import io.dianan.simulator.bench.ServiceCpu;
import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.FleetPlan;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Benchmarks of a running suite. */
final class BenchCommand implements Command {
    private static final String LATENCY = "latency";
    private static final long FLEET_SEED = 700_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    @Override
    public String help() {
        return """
            bench latency: publish → PUBACK and publish → alarm on a dispatcher's stream, idle and
            under load; medians of the runs

              --load N           readings a second of other devices while it measures (0,500)
              --probes N         alarms of a run (200)
              --runs N           runs of each load (3)
              --json             result as JSON
            """
                + SuiteArguments.HELP
                + """

            Probes, fleet and suite share the machine. Computing time of alarm-service is told where
            the suite runs here.
            Exit code 0: measured; 2: bad arguments; 3: the suite could not be used.
            """;
    }

    @Override
    public Set<String> valued() {
        Set<String> valued = new HashSet<>(SuiteArguments.VALUED);
        valued.addAll(Set.of("--load", "--probes", "--runs"));
        return valued;
    }

    @Override
    public Set<String> flags() {
        return Set.of("--json");
    }

    /** What the runs of one load came to, by their medians. */
    record Row(
            long load,
            int runs,
            Latencies acknowledged,
            Latencies visible,
            Optional<Double> cpuMicrosPerReading) {}

    @Override
    public int run(Arguments arguments, Screen screen, Stopper stopper)
            throws IOException, InterruptedException {
        if (!arguments.words().equals(List.of(LATENCY))) {
            throw new UsageException("bench wants one of: " + LATENCY);
        }
        int runs = (int) arguments.number("--runs", 3, 1, 100);
        int probes = (int) arguments.number("--probes", 200, 1, 2_000);
        Suite suite = SuiteArguments.suite(arguments);
        Path state = SuiteArguments.state(arguments);
        SignIn admin = SuiteArguments.signIn(arguments, suite);
        SignIn dispatcher = SignIn.of(suite, state, "provider-a-dispatcher");
        List<Row> rows = new ArrayList<>();
        try (AlarmLatency latency =
                new AlarmLatency(
                        suite, admin, dispatcher, SuiteArguments.folder(arguments), probes)) {
            for (long load : loads(arguments)) {
                screen.say("%d readings/s, %d runs of %d alarms".formatted(load, runs, probes));
                rows.add(measure(latency, arguments, suite, admin, load, runs));
            }
        }
        tell(screen, rows);
        screen.result(Map.of(LATENCY, rows));
        return 0;
    }

    private static List<Long> loads(Arguments arguments) {
        List<Long> loads = new ArrayList<>();
        for (String word : arguments.text("--load", "0,500").split(",", -1)) {
            if (!word.matches("[0-9]{1,5}") || Long.parseLong(word) > 18_000) {
                throw new UsageException(
                        "--load is readings a second up to 18000, several with commas, not "
                                + word);
            }
            loads.add(Long.parseLong(word));
        }
        return loads;
    }

    private static Row measure(
            AlarmLatency latency,
            Arguments arguments,
            Suite suite,
            SignIn admin,
            long load,
            int runs)
            throws IOException, InterruptedException {
        Optional<Fleet> fleet =
                load == 0
                        ? Optional.empty()
                        : Optional.of(Fleet.start(plan(arguments, suite, admin, load)));
        try {
            if (fleet.isPresent()) {
                fleet.get().awaitConnected(Duration.ofMinutes(2));
                Thread.sleep(WARM_UP.toMillis());
            }
            return measure(latency, SuiteArguments.state(arguments), fleet, load, runs);
        } finally {
            fleet.ifPresent(Fleet::close);
        }
    }

    private static Row measure(
            AlarmLatency latency, Path state, Optional<Fleet> fleet, long load, int runs)
            throws InterruptedException {
        List<AlarmLatency.Measured> measured = new ArrayList<>();
        Optional<Duration> cpuBefore = ServiceCpu.of(state, "alarm-service");
        long before = fleet.map(f -> f.counts().acknowledged()).orElse(0L);
        for (int run = 0; run < runs; run++) {
            measured.add(latency.run());
        }
        long readings = fleet.map(f -> f.counts().acknowledged()).orElse(0L) - before;
        Optional<Double> cpu =
                readings == 0
                        ? Optional.empty()
                        : cpuBefore.flatMap(
                                earlier ->
                                        ServiceCpu.of(state, "alarm-service")
                                                .map(now -> now.minus(earlier))
                                                .map(spent -> spent.toNanos() / 1e3 / readings));
        return new Row(
                load,
                runs,
                median(measured.stream().map(AlarmLatency.Measured::acknowledged).toList()),
                median(measured.stream().map(AlarmLatency.Measured::visible).toList()),
                cpu);
    }

    /** The run whose p99 is in the middle. */
    private static Latencies median(List<Latencies> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Latencies::p99))
                .toList()
                .get(runs.size() / 2);
    }

    private static FleetPlan plan(Arguments arguments, Suite suite, SignIn admin, long load) {
        return FleetPlan.of(
                        suite,
                        admin,
                        SuiteArguments.folder(arguments),
                        (int) load,
                        Duration.ofSeconds(1))
                .withSeed(FLEET_SEED + load);
    }

    private static void tell(Screen screen, List<Row> rows) {
        screen.say("");
        screen.say("| readings/s | span | alarms a run | p50 ms | p99 ms | max ms |");
        screen.say("|---|---|---|---|---|---|");
        for (Row row : rows) {
            Map<String, Latencies> spans = new LinkedHashMap<>();
            spans.put("publish → PUBACK", row.acknowledged());
            spans.put("publish → alarm on the stream", row.visible());
            spans.forEach(
                    (span, value) ->
                            screen.say(
                                    String.format(
                                            Locale.ROOT,
                                            "| %d | %s | %d | %.1f | %.1f | %.1f |",
                                            row.load(),
                                            span,
                                            value.count(),
                                            value.p50(),
                                            value.p99(),
                                            value.max())));
            row.cpuMicrosPerReading()
                    .ifPresent(
                            micros ->
                                    screen.say(
                                            String.format(
                                                    Locale.ROOT,
                                                    "| %d | computing time of alarm-service a"
                                                            + " reading: %.0f µs, alarms and people"
                                                            + " included | | | | |",
                                                    row.load(),
                                                    micros)));
        }
    }
}
