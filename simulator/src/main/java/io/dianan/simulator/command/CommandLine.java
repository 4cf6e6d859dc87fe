package io.dianan.simulator.command;

import io.dianan.simulator.judge.JudgeException;
import io.dianan.simulator.replay.RecordingException;
import io.dianan.simulator.suite.SuiteException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the command and turns what goes wrong into one sentence and an exit code. */
public final class CommandLine {
    private static final int BAD_ARGUMENTS = 2;
    private static final int SUITE_UNUSABLE = 3;
    private static final Map<String, Command> COMMANDS = commands();

    private CommandLine() {}

    private static Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("demo", new DemoCommand());
        commands.put("simulate", new SimulateCommand());
        commands.put("judge", new JudgeCommand());
        commands.put("replay", new ReplayCommand());
        commands.put("bench", new BenchCommand());
        return commands;
    }

    /** Runs the command that the arguments name; the answer is the exit code. */
    public static int run(String[] args, PrintStream out, PrintStream err, Stopper stopper) {
        List<String> words = Arrays.asList(args);
        boolean help = words.contains("--help") || words.contains("-h");
        Command command = words.isEmpty() ? null : COMMANDS.get(words.getFirst());
        if (command == null) {
            PrintStream where = help ? out : err;
            where.println(
                    "Commands: " + String.join(", ", COMMANDS.keySet()) + "; each knows --help");
            return help ? 0 : BAD_ARGUMENTS;
        }
        if (help) {
            out.print(command.help());
            return 0;
        }
        return run(command, words.subList(1, words.size()), out, err, stopper);
    }

    private static int run(
            Command command, List<String> args, PrintStream out, PrintStream err, Stopper stopper) {
        try {
            Set<String> flags = new HashSet<>(command.flags());
            Arguments arguments = Arguments.parse(args, command.valued(), flags);
            return command.run(arguments, new Screen(out, err, arguments.has("--json")), stopper);
        } catch (UsageException | RecordingException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return BAD_ARGUMENTS;
        } catch (SuiteException | JudgeException | UncheckedIOException | IOException e) {
            err.println(e.getMessage());
            return SUITE_UNUSABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("interrupted");
            return SUITE_UNUSABLE;
        }
    }
}
