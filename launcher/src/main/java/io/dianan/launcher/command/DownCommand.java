package io.dianan.launcher.command;

import io.dianan.launcher.process.ProcessIdentity;
import io.dianan.launcher.process.ProcessLedger;
import io.dianan.launcher.suite.StateFolder;
import io.dianan.launcher.suite.StatusFile;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ends the suite of a state folder. */
final class DownCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    int run(List<String> words) {
        Arguments arguments = Arguments.read(words, Set.of("--state"), Set.of());
        arguments.allowRest(0);
        StateFolder state = new StateFolder(arguments.path("--state", ".dianan"));
        if (!Files.isDirectory(state.run())) {
            System.out.println("No suite has run in " + state.root() + ".");
            return 0;
        }
        Optional<ProcessIdentity> launcher =
                new StatusFile(state).readLiving().map(StatusFile.Told::launcher);
        launcher.ifPresent(identity -> identity.end(PATIENCE));
        List<String> left =
                new ProcessLedger(state.run().resolve("processes.json"))
                        .endLeftovers(Duration.ofSeconds(25));
        if (launcher.isEmpty() && left.isEmpty()) {
            System.out.println("No suite is running in " + state.root() + ".");
            return 0;
        }
        System.out.println(
                left.isEmpty()
                        ? "Ended."
                        : "Ended, with what a killed launcher had left: "
                                + String.join(", ", left)
                                + ".");
        return 0;
    }
}
