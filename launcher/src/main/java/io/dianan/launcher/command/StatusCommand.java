package io.dianan.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dianan.launcher.process.Memory;
import io.dianan.launcher.process.PartState;
import io.dianan.launcher.process.PartStatus;
import io.dianan.launcher.process.ProcessIdentity;
import io.dianan.launcher.suite.StateFolder;
import io.dianan.launcher.suite.StatusFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Tells how each part is. */
final class StatusCommand {
    private static final int SOMETHING_IS_NOT_HEALTHY = 1;
    private static final int NOTHING_RUNS = 3;

    int run(List<String> words) throws IOException {
        Arguments arguments = Arguments.read(words, Set.of("--state"), Set.of("--json"));
        arguments.allowRest(0);
        StateFolder state = new StateFolder(arguments.path("--state", ".dianan"));
        Optional<StatusFile.Told> told = new StatusFile(state).readLiving();
        if (arguments.has("--json")) {
            System.out.println(json(told));
        } else if (told.isEmpty()) {
            System.out.println("No suite is running in " + state.root() + ".");
        } else {
            print(told.get());
        }
        return told.map(StatusCommand::exitCode).orElse(NOTHING_RUNS);
    }

    private static int exitCode(StatusFile.Told told) {
        boolean healthy = told.parts().stream().allMatch(part -> part.state() == PartState.HEALTHY);
        return healthy ? 0 : SOMETHING_IS_NOT_HEALTHY;
    }

    private static String json(Optional<StatusFile.Told> told) throws IOException {
        ObjectNode root = StatusFile.json().createObjectNode();
        root.put("running", told.isPresent());
        ArrayNode parts = root.putArray("parts");
        told.ifPresent(
                living -> {
                    root.put("address", living.address());
                    root.put("portOffset", living.portOffset());
                    root.put("launcherPid", living.launcher().pid());
                    for (PartStatus part : living.parts()) {
                        ObjectNode node = StatusFile.json().valueToTree(part);
                        memory(part).ifPresent(mib -> node.put("memoryMiB", mib));
                        parts.add(node);
                    }
                });
        return StatusFile.json().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void print(StatusFile.Told told) {
        System.out.println(told.address() + "/");
        System.out.printf(
                "%-18s %-9s %10s %9s %11s %9s%n",
                "part", "state", "for", "process", "memory MiB", "restarts");
        Instant now = Instant.now();
        for (PartStatus part : told.parts()) {
            OptionalLong mib = memory(part);
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %-9s %10s %9s %11s %9d%n",
                    part.name(),
                    part.state().word(),
                    shown(Duration.between(part.since(), now)),
                    part.pid() == null ? "-" : part.pid().toString(),
                    mib.isPresent() ? Long.toString(mib.getAsLong()) : "-",
                    part.restarts());
        }
    }

    private static OptionalLong memory(PartStatus part) {
        Long pid = part.pid();
        if (pid == null || ProcessIdentity.of(pid).isEmpty()) {
            return OptionalLong.empty();
        }
        return Memory.residentMib(pid);
    }

    private static String shown(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
