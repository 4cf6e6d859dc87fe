package io.dianan.simulator.command;

import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.FleetPlan;
import io.dianan.simulator.fleet.Habits;
import io.dianan.simulator.fleet.Hostility;
import io.dianan.simulator.judge.AlarmVerdict;
import io.dianan.simulator.judge.JudgePlan;
import io.dianan.simulator.judge.Verdict;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A fleet of made devices, judged at its end. */
final class SimulateCommand implements Command {
    private static final Set<String> FLAGS = Set.of("--json", "--no-judge");

    @Override
    public String help() {
        return """
            simulate --devices N --interval S: made devices that report over MQTT, then the judge
            simulate --gb26875 N --interval S: made fire transmitters (GB/T 26875.3), then the judge

              --devices N        how many (1 to 18000)
              --interval TIME    between two readings of a device (a plain number is seconds)
              --duration TIME    how long (90s, 5m, 1h); without it until Ctrl-C
              --seed N           names the fleet: the same seed is the same devices (1)
              --window N         messages on the way without PUBACK, for each device (10)
              --buffer N         messages that a device keeps; when it is full it does not measure (2000)
              --drain TIME       how long to wait for the last acknowledgements (2m)
              --duplicates N     publish each message N times more (0)
              --held SHARE       share of readings sent after a later one, 0 to 0.9 (0)
              --unparsable N     after each N readings of a device one unreadable message (0: none)
              --clock-offset T   every fifth device has a clock that is T ahead, or behind with a minus
            """
                + FaultArgument.HELP
                + """
              --no-judge         end without the judge
              --json             result as JSON
            """
                + Transmitting.HELP
                + SuiteArguments.HELP
                + Judging.HELP
                + """

            Residual currents and temperatures are made, from load and physics; nobody measured them.
            Exit code 0: nothing lost, doubled, phantom or wrong, and with --fault no alarm missing or
            extra; 1: something is; 2: bad arguments; 3: the suite could not be used.
            """;
    }

    @Override
    public Set<String> valued() {
        Set<String> valued = new HashSet<>(SuiteArguments.VALUED);
        valued.addAll(Judging.VALUED);
        valued.addAll(Transmitting.VALUED);
        valued.addAll(
                Set.of(
                        "--devices",
                        "--interval",
                        "--duration",
                        "--seed",
                        "--window",
                        "--buffer",
                        "--drain",
                        "--duplicates",
                        "--held",
                        "--unparsable",
                        "--clock-offset",
                        FaultArgument.NAME));
        return valued;
    }

    @Override
    public Set<String> flags() {
        return FLAGS;
    }

    @Override
    public int run(Arguments arguments, Screen screen, Stopper stopper)
            throws IOException, InterruptedException {
        if (!arguments.words().isEmpty()) {
            throw new UsageException("simulate takes no " + arguments.words().getFirst());
        }
        if (arguments.text("--interval").isEmpty() || !asksForSomething(arguments)) {
            throw new UsageException("simulate wants --devices N and --interval S");
        }
        Suite suite = SuiteArguments.suite(arguments);
        Optional<FleetPlan> wanted = plan(arguments, suite);
        Optional<FaultArgument> fault =
                FaultArgument.of(arguments, wanted.map(FleetPlan::devices).orElse(0));
        Optional<FleetPlan> plan = wanted.map(p -> fault.map(f -> f.in(p)).orElse(p));
        Duration drain = arguments.span("--drain", Duration.ofMinutes(2));
        Map<String, Object> result = new LinkedHashMap<>();
        List<RegisteredDevice> devices = List.of();
        Optional<Transmitting> transmitters = Transmitting.start(arguments, screen, suite);
        try {
            if (plan.isPresent()) {
                devices = devices(arguments, screen, stopper, plan.get(), result);
            } else if (transmitters.isPresent()) {
                transmitters.get().until(arguments.span("--duration"), stopper);
            }
            if (transmitters.isPresent()) {
                transmitters.get().drain(drain, result);
            }
        } finally {
            transmitters.ifPresent(Transmitting::close);
        }
        int exit = 0;
        if (!arguments.has("--no-judge")) {
            if (plan.isPresent()) {
                exit = judge(arguments, screen, plan.get(), result);
            }
            if (fault.isPresent() && plan.isPresent()) {
                JudgePlan judging =
                        Judging.plan(
                                arguments, plan.get().ledgerFile(), suite, plan.get().signIn());
                AlarmVerdict alarms = fault.get().judge(judging, devices, screen);
                result.put("alarms", alarms);
                exit = alarms.clean() ? exit : 1;
            }
            if (transmitters.isPresent()) {
                exit = Math.max(exit, transmitters.get().judge(suite, result));
            }
        }
        screen.result(result);
        return exit;
    }

    private static boolean asksForSomething(Arguments arguments) {
        return arguments.text("--devices").isPresent() || Transmitting.number(arguments) > 0;
    }

    private static int judge(
            Arguments arguments, Screen screen, FleetPlan plan, Map<String, Object> result)
            throws IOException {
        Verdict verdict =
                Judging.judge(arguments, screen, plan.ledgerFile(), plan.suite(), plan.signIn());
        result.put("verdict", verdict);
        return verdict.clean() ? 0 : 1;
    }

    /** Registers the MQTT devices and lets them work; the devices. */
    private static List<RegisteredDevice> devices(
            Arguments arguments,
            Screen screen,
            Stopper stopper,
            FleetPlan plan,
            Map<String, Object> result)
            throws IOException, InterruptedException {
        plan.signIn().bearer();
        screen.say(
                "Registering %d made devices (SIM-%d-000001 …) at %s"
                        .formatted(plan.devices(), plan.seed(), plan.suite().url()));
        Fleet fleet = Fleet.start(plan, n -> screen.say("%d devices registered".formatted(n)));
        try (fleet) {
            Run run = new Run(fleet, screen, stopper);
            run.until(arguments.span("--duration"));
            run.drain(arguments.span("--drain", Duration.ofMinutes(2)));
            result.put("ledger", fleet.ledgerFile().toString());
            result.put("fleet", fleet.counts());
            return fleet.devices();
        }
    }

    /** Empty when there are to be transmitters only. */
    private static Optional<FleetPlan> plan(Arguments arguments, Suite suite) {
        int fewest = Transmitting.number(arguments) > 0 ? 0 : 1;
        int devices = (int) arguments.number("--devices", 0, fewest, 18_000);
        if (devices == 0) {
            return Optional.empty();
        }
        Duration interval = arguments.span("--interval", Duration.ofSeconds(1));
        long seed = arguments.number("--seed", 1, 0, 999_999);
        int window = (int) arguments.number("--window", 10, 1, 1_000);
        int buffer = (int) arguments.number("--buffer", 2_000, window, 1_000_000);
        Habits habits =
                Habits.USUAL
                        .withBufferMax(buffer)
                        .withWindow(window)
                        .withHostility(hostility(arguments));
        SignIn signIn = SuiteArguments.signIn(arguments, suite);
        return Optional.of(
                FleetPlan.of(suite, signIn, SuiteArguments.folder(arguments), devices, interval)
                        .withSeed(seed)
                        .withHabits(habits));
    }

    private static Hostility hostility(Arguments arguments) {
        Hostility hostility =
                Hostility.NONE
                        .withDuplicates((int) arguments.number("--duplicates", 0, 0, 100))
                        .withHeldShare(arguments.decimal("--held", 0, 0, 0.9))
                        .withUnparsableEvery(
                                (int) arguments.number("--unparsable", 0, 0, 1_000_000));
        return arguments
                .span("--clock-offset")
                .map(offset -> hostility.withClockOffset(offset, 5))
                .orElse(hostility);
    }
}
