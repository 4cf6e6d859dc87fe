package io.dianan.launcher.command;

import io.dianan.launcher.process.LogFile;
import io.dianan.launcher.process.PartState;
import io.dianan.launcher.process.PartStatus;
import io.dianan.launcher.process.Refusal;
import io.dianan.launcher.process.StatusBoard;
import io.dianan.launcher.suite.Installation;
import io.dianan.launcher.suite.Options;
import io.dianan.launcher.suite.Ports;
import io.dianan.launcher.suite.StateFolder;
import io.dianan.launcher.suite.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** Starts the suite and stays until it is told to end. */
final class UpCommand {
    static final Set<String> OPTIONS =
            Set.of("--state", "--port-offset", "--failpoints", "--listen");
    static final Set<String> FLAGS = Set.of("--detach");
    private static final int LOG_LINES = 15;

    int run(List<String> words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.read(words, OPTIONS, FLAGS);
        arguments.allowRest(0);
        if (arguments.has("--listen")) {
            throw new Refusal(
                    "The suite listens on this machine only: other machines would need TLS, which"
                            + " does not exist yet.");
        }
        Options options = options(arguments);
        if (arguments.has("--detach")) {
            return new DetachedUp().run(words, options);
        }
        StateFolder state = new StateFolder(options.state());
        boolean first = !Files.exists(state.people());
        StatusBoard board = new StatusBoard(Clock.systemUTC());
        StepPrinter printer = new StepPrinter(System.out);
        board.listen(printer);
        try (StateFolder.Hold hold = state.take()) {
            Suite suite = Suite.open(Installation.fromSystemProperty(), state, options, board);
            System.out.printf(
                    "Dian'an %s in %s%n",
                    first ? "starts for the first time" : "starts", shown(state));
            return keep(suite, state, options, board, printer);
        }
    }

    private static int keep(
            Suite suite, StateFolder state, Options options, StatusBoard board, StepPrinter printer)
            throws InterruptedException {
        List<String> ended = suite.endLeftovers();
        if (!ended.isEmpty()) {
            printer.step("leftovers", "ended, of a killed launcher: " + String.join(", ", ended));
        }
        refuseTakenPorts(options.portOffset());
        suite.missingServices()
                .forEach(name -> printer.step(name, "left out: its module has not been built"));
        CountDownLatch ending = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    ending.countDown();
                                    printer.step("suite", "ending");
                                    suite.stop();
                                    printer.step("suite", "ended");
                                }));
        try {
            suite.start().get();
        } catch (ExecutionException e) {
            if (ending.getCount() > 0) {
                explain(e, state, board);
                return 1;
            }
        }
        if (ending.getCount() > 0) {
            farewell(suite, state, printer);
        }
        ending.await();
        return 0;
    }

    private static Options options(Arguments arguments) {
        int offset = arguments.number("--port-offset", 0);
        try {
            new Ports(offset);
        } catch (IllegalArgumentException e) {
            throw new Refusal("Option --port-offset: " + e.getMessage() + ".", e);
        }
        return new Options(
                arguments.path("--state", ".dianan"),
                offset,
                arguments
                        .value("--failpoints")
                        .map(folder -> Path.of(folder).toAbsolutePath().normalize()));
    }

    private static void refuseTakenPorts(int offset) {
        for (Ports.Named port : new Ports(offset).all()) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port.number()));
            } catch (IOException e) {
                throw new Refusal(
                        "Port "
                                + port.number()
                                + " for "
                                + port.what()
                                + " is taken by another program: stop that one, or move all ports"
                                + " with --port-offset N.",
                        e);
            }
        }
    }

    private static void explain(ExecutionException e, StateFolder state, StatusBoard board) {
        Throwable cause = e.getCause();
        System.err.println(
                cause instanceof Refusal refusal
                        ? "The suite could not start: " + refusal.sentence()
                        : "The suite could not start: " + cause);
        Optional<PartStatus> failed =
                board.all().stream().filter(part -> part.state() == PartState.DOWN).findFirst();
        failed.ifPresent(
                part ->
                        LogFile.tail(state.log(part.name()), LOG_LINES)
                                .forEach(line -> System.err.println("    " + line)));
    }

    private static void farewell(Suite suite, StateFolder state, StepPrinter printer) {
        System.out.printf("%nAll parts are healthy after %.1f s.%n%n", printer.seconds());
        suite.addresses()
                .forEach((name, address) -> System.out.printf("  %-32s %s%n", name, address));
        System.out.printf("  %-32s %s%n", "passwords of the demo people", shown(state.people()));
        System.out.printf("  %-32s %s%n", "a token for scripts", "./dianan token provider-a-admin");
        System.out.printf("  %-32s %s%n", "logs", shown(state.logs()));
        System.out.printf("  %-32s %s%n%n", "end", "Ctrl-C or ./dianan down");
        System.out.flush();
    }

    private static String shown(StateFolder state) {
        return shown(state.root());
    }

    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
