package io.dianan.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started: in a session of its own, so that a Ctrl-C in the terminal reaches
 * the launcher alone, which then ends its children in order; its messages go to a log file, not
 * through us, so that it outlives a killed launcher until the next one ends it.
 */
public record ChildCommand(
        List<String> command, Map<String, String> environment, Path log, int niceness) {
    /** Sessions share the processor as groups, inside which alone a process' niceness counts. */
    private static final String LOWER =
            """
            n=$1; shift
            [ ! -w /proc/self/autogroup ] || echo $n >/proc/self/autogroup 2>/dev/null
            exec nice -n $n "$@"
            """;

    private static final boolean SETSID = onPath("setsid");
    private static final boolean NICE = onPath("nice");

    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public Process start() throws IOException {
        List<String> full = new ArrayList<>(prefix());
        if (niceness > 0 && NICE) {
            full.addAll(List.of("sh", "-c", LOWER, "sh", Integer.toString(niceness)));
        }
        full.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(full)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(ChildCommand::isOurs);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What goes before the command of any child. */
    public static List<String> prefix() {
        return SETSID ? List.of("setsid") : List.of();
    }

    private static boolean isOurs(String name) {
        return name.startsWith("DIANAN_") || name.startsWith("KC_") || name.startsWith("PG");
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String folder : path.split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        // Environments hold secrets.
        return "ChildCommand" + command;
    }
}
