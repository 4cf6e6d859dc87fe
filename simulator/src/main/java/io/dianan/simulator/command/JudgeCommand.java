package io.dianan.simulator.command;

import io.dianan.simulator.judge.Verdict;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Only the judge, on a ledger that is there. */
final class JudgeCommand implements Command {

    @Override
    public String help() {
        return """
            judge [--ledger FILE]: compares a ledger with what the suite shows

              --ledger FILE      the ledger; without it that of the fleet with the seed
              --seed N           names the fleet (1)
              --json             result as JSON
            """
                + SuiteArguments.HELP
                + Judging.HELP
                + """

            Exit code 0: nothing lost, doubled, phantom or wrong; 1: something is; 2: bad arguments;
            3: the suite could not be used.
            """;
    }

    @Override
    public Set<String> valued() {
        Set<String> valued = new HashSet<>(SuiteArguments.VALUED);
        valued.addAll(Judging.VALUED);
        valued.addAll(Set.of("--ledger", "--seed"));
        return valued;
    }

    @Override
    public Set<String> flags() {
        return Set.of("--json");
    }

    @Override
    public int run(Arguments arguments, Screen screen, Stopper stopper) throws IOException {
        if (!arguments.words().isEmpty()) {
            throw new UsageException("judge takes no " + arguments.words().getFirst());
        }
        Suite suite = SuiteArguments.suite(arguments);
        long seed = arguments.number("--seed", 1, 0, 999_999);
        Path usual = SuiteArguments.folder(arguments).resolve("fleet-" + seed + ".ledger");
        Path ledger = arguments.text("--ledger").map(Path::of).orElse(usual);
        Verdict verdict =
                Judging.judge(
                        arguments, screen, ledger, suite, SuiteArguments.signIn(arguments, suite));
        screen.result(Map.of("ledger", ledger.toString(), "verdict", verdict));
        return verdict.clean() ? 0 : 1;
    }
}
