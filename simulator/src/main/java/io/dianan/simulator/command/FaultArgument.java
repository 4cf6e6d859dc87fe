package io.dianan.simulator.command;

import io.dianan.simulator.fleet.FleetPlan;
import io.dianan.simulator.fleet.Trouble;
import io.dianan.simulator.judge.AlarmJudge;
import io.dianan.simulator.judge.AlarmVerdict;
import io.dianan.simulator.judge.JudgePlan;
import io.dianan.simulator.physics.Fault;
import io.dianan.simulator.registry.RegisteredDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The option {@code --fault KIND[:K]}, and what becomes of it at the end of the run. */
record FaultArgument(Optional<Fault> fault, int devices, Duration run) {
    static final String NAME = "--fault";
    static final String HELP =
            """
              --fault KIND[:K]   leak, heat, overvoltage or silent: the first K devices (1) have it from
                                 a third of the run on; the judge then compares alarms, too
            """;
    private static final String SILENT = "silent";
    private static final int SILENT_MAX = 19;

    /** The suite tells of silence after five minutes, and holds the alarm back for two more. */
    private static final Duration SILENCE_TOLD_AFTER = Duration.ofSeconds(7 * 60 + 30);

    static Optional<FaultArgument> of(Arguments arguments, int devices) {
        Optional<String> text = arguments.text(NAME);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = text.get().split(":", 2);
        if (devices == 0) {
            throw new UsageException("--fault wants --devices that have it");
        }
        Optional<Fault> fault = Fault.of(parts[0]);
        if (fault.isEmpty() && !parts[0].equals(SILENT)) {
            throw new UsageException(
                    "--fault is leak, heat, overvoltage or silent, not " + parts[0]);
        }
        Duration run =
                arguments
                        .span("--duration")
                        .orElseThrow(() -> new UsageException("--fault wants a --duration"));
        int wanted = parts.length == 1 ? 1 : number(parts[1], devices);
        FaultArgument argument = new FaultArgument(fault, wanted, run);
        argument.mustBeLongEnough();
        return Optional.of(argument);
    }

    private static int number(String text, int devices) {
        if (!text.matches("[0-9]{1,5}") || text.equals("0") || Integer.parseInt(text) > devices) {
            throw new UsageException(
                    "--fault KIND:K takes 1 to %d devices, not %s".formatted(devices, text));
        }
        return Integer.parseInt(text);
    }

    private void mustBeLongEnough() {
        if (fault.isPresent()) {
            return;
        }
        Duration min = SILENCE_TOLD_AFTER.multipliedBy(3).dividedBy(2);
        if (run.compareTo(min) < 0) {
            throw new UsageException(
                    "silence is told after %d s, so that --fault silent wants a --duration of %d s or more"
                            .formatted(SILENCE_TOLD_AFTER.toSeconds(), min.toSeconds()));
        }
        if (devices > SILENT_MAX) {
            throw new UsageException(
                    "more than %d silent devices of one area are one incident: --fault silent takes no more"
                            .formatted(SILENT_MAX));
        }
    }

    FleetPlan in(FleetPlan plan) {
        return plan.withTrouble(new Trouble(fault, devices, run.dividedBy(3)));
    }

    /** Compares the alarms of the suite with those that the ledger is due to raise. */
    AlarmVerdict judge(JudgePlan plan, List<RegisteredDevice> fleet, Screen screen)
            throws IOException {
        Set<String> silent =
                fault.isPresent()
                        ? Set.of()
                        : fleet.stream()
                                .limit(devices)
                                .map(RegisteredDevice::deviceId)
                                .collect(Collectors.toSet());
        AlarmVerdict verdict = AlarmJudge.judge(plan, silent);
        screen.say("");
        verdict.expected().forEach(line -> screen.say("  expected  " + line));
        verdict.missing().forEach(line -> screen.say("  MISSING   " + line));
        verdict.extra().forEach(line -> screen.say("  EXTRA     " + line));
        screen.say(
                "Alarms: expected %d, found %d, missing %d, extra %d."
                        .formatted(
                                verdict.expected().size(),
                                verdict.found(),
                                verdict.missing().size(),
                                verdict.extra().size()));
        return verdict;
    }
}
