package io.dianan.simulator.command;

import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.Habits;
import io.dianan.simulator.judge.Verdict;
import io.dianan.simulator.replay.RecordedSource;
import io.dianan.simulator.replay.ReplayDevice;
import io.dianan.simulator.replay.ReplayPlan;
import io.dianan.simulator.replay.Selection;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A recording as a device, judged at its end. */
final class ReplayCommand implements Command {

    @Override
    public String help() {
        return """
            replay FILE: sends recorded measurements (CSV, .gz too) as a device, then the judge

              --map LIST         column=metric[*scale][@channel], divided by commas; known files
                                 bring their own map
              --time COLUMN      column of the time
              --zone ZONE        zone of times that name none (UTC)
              --from TIME        begin at this recorded time
              --rows N           so many rows: from --from on, or the last ones
              --shift now|none   now: the last row happens now (usual); none: as recorded
              --start TIME|now   the first row happens then; instead of --shift
              --speed N|max      recorded seconds in one second; max: as fast as answers come (usual)
              --all              also rows older than 29 days; the suite quarantines them as too old
              --window N         messages on the way without PUBACK (10)
              --seed N           another device for another seed (1)
              --drain TIME       how long to wait for the last acknowledgements (2m)
              --no-judge         end without the judge
              --json             result as JSON
            """
                + SuiteArguments.HELP
                + Judging.HELP
                + """

            An empty cell is a metric that was not measured. Faults of sensors are passed on.
            Exit code 0: nothing lost, doubled, phantom or wrong; 1: something is; 2: bad arguments;
            3: the suite could not be used.
            """;
    }

    @Override
    public Set<String> valued() {
        Set<String> valued = new HashSet<>(SuiteArguments.VALUED);
        valued.addAll(Judging.VALUED);
        valued.addAll(
                Set.of("--map", "--time", "--zone", "--from", "--rows", "--shift", "--start"));
        valued.addAll(Set.of("--speed", "--window", "--seed", "--drain"));
        return valued;
    }

    @Override
    public Set<String> flags() {
        return Set.of("--json", "--no-judge", "--all");
    }

    @Override
    public int run(Arguments arguments, Screen screen, Stopper stopper)
            throws IOException, InterruptedException {
        Suite suite = SuiteArguments.suite(arguments);
        long seed = arguments.number("--seed", 1, 0, 999_999);
        Duration drain = arguments.span("--drain", Duration.ofMinutes(2));
        Habits habits = Habits.USUAL.withWindow((int) arguments.number("--window", 10, 1, 1_000));
        Map<String, Object> result = new LinkedHashMap<>();
        ReplayPlan plan = ReplayArguments.plan(arguments);
        Selection selection = Selection.of(plan, Instant.now());
        tell(screen, plan, selection);
        SignIn signIn = SuiteArguments.signIn(arguments, suite);
        signIn.bearer();
        ReplayDevice device = new ReplayDevice(plan, seed, SuiteArguments.folder(arguments));
        screen.say("Device " + device.serialNumber());
        long now = System.currentTimeMillis();
        try (RecordedSource source = RecordedSource.open(plan, selection, now);
                Fleet fleet = device.start(suite, signIn, source, habits)) {
            Run run = new Run(fleet, screen, stopper);
            run.until(Optional.empty());
            run.drain(drain);
            result.put("fleet", fleet.counts());
        }
        return judge(arguments, screen, device.ledgerFile(), new Knock(suite, signIn), result);
    }

    private record Knock(Suite suite, SignIn signIn) {}

    private static int judge(
            Arguments arguments,
            Screen screen,
            Path ledger,
            Knock knock,
            Map<String, Object> result)
            throws IOException {
        int exit = 0;
        result.put("ledger", ledger.toString());
        if (!arguments.has("--no-judge")) {
            Verdict verdict =
                    Judging.judge(arguments, screen, ledger, knock.suite(), knock.signIn());
            result.put("verdict", verdict);
            exit = verdict.clean() ? 0 : 1;
        }
        screen.result(result);
        return exit;
    }

    private static void tell(Screen screen, ReplayPlan plan, Selection selection) {
        screen.say(
                "%s: %d rows, recorded %s to %s, sent as %s to %s"
                        .formatted(
                                plan.file().getFileName(),
                                selection.rows(),
                                Instant.ofEpochMilli(selection.firstMillis()),
                                Instant.ofEpochMilli(selection.lastMillis()),
                                Instant.ofEpochMilli(
                                        selection.firstMillis() + selection.shiftMillis()),
                                Instant.ofEpochMilli(
                                        selection.lastMillis() + selection.shiftMillis())));
        if (selection.tooOld() > 0) {
            screen.say(
                    "%d earlier rows would be older than 29 days and are left out (--all sends them)"
                            .formatted(selection.tooOld()));
        }
    }
}
