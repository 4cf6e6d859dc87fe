package io.dianan.simulator.command;

import io.dianan.simulator.judge.Judge;
import io.dianan.simulator.judge.JudgePlan;
import io.dianan.simulator.judge.Verdict;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls the judge, with the options that {@code judge} shares with the commands that end in it. */
final class Judging {
    static final Set<String> VALUED = Set.of("--deadline", "--stillness", "--metrics");
    static final String HELP =
            """
              --deadline TIME    how long the judge waits for rows to arrive (2m)
              --stillness TIME   it waits no longer once nothing has arrived for so long (10s)
              --metrics ADDRESS  management port of device-service, for its counters of redeliveries
                                 (several: divided by commas)
            """;

    private Judging() {}

    static Verdict judge(
            Arguments arguments, Screen screen, Path ledger, Suite suite, SignIn signIn)
            throws IOException {
        if (!Files.isReadable(ledger)) {
            throw new UsageException("there is no ledger " + ledger);
        }
        signIn.bearer();
        screen.say("Judging " + ledger + " against " + suite.url());
        Verdict verdict = Judge.judge(plan(arguments, ledger, suite, signIn));
        screen.verdict(verdict);
        return verdict;
    }

    static JudgePlan plan(Arguments arguments, Path ledger, Suite suite, SignIn signIn) {
        return JudgePlan.of(ledger, suite.url(), signIn::bearer)
                .withDeadline(arguments.span("--deadline", Duration.ofMinutes(2)))
                .withStillness(arguments.span("--stillness", Duration.ofSeconds(10)))
                .withMetrics(metrics(arguments));
    }

    private static List<URI> metrics(Arguments arguments) {
        List<URI> addresses = new ArrayList<>();
        for (String text : arguments.text("--metrics", "").split(",")) {
            if (!text.isBlank()) {
                String path = text.matches("https?://[^/]+/?") ? "/q/metrics" : "";
                addresses.add(URI.create(text.replaceAll("/$", "") + path));
            }
        }
        return addresses;
    }
}
