package io.dianan.simulator.command;

import io.dianan.simulator.story.Story;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import io.dianan.simulator.suite.SuiteException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Tells the story of a leak on the running suite. */
final class DemoCommand implements Command {
    private static final int USUAL_TRANSMITTER_PORT = 26_875;

    @Override
    public String help() {
        return """
            demo: a leak grows on a circuit and a transmitter reports; who sees what, line by line

            """
                + SuiteArguments.HELP
                + """
              --gb26875 HOST:PORT  door of the transmitters (likewise, else localhost:26875)

            Exit code 0: every line was seen through the public doors; 1: one was not; 2: bad
            arguments; 3: the suite could not be used.
            """;
    }

    @Override
    public Set<String> valued() {
        Set<String> valued = new HashSet<>(SuiteArguments.VALUED);
        valued.add("--gb26875");
        return valued;
    }

    @Override
    public Set<String> flags() {
        return Set.of();
    }

    @Override
    public int run(Arguments arguments, Screen screen, Stopper stopper)
            throws IOException, InterruptedException {
        if (!arguments.words().isEmpty()) {
            throw new UsageException("demo takes no " + arguments.words().getFirst());
        }
        Suite suite = SuiteArguments.suite(arguments);
        Path state = SuiteArguments.state(arguments);
        requireRunning(suite, state);
        return new Story(suite, transmitters(arguments, suite), state).tell(screen::say) ? 0 : 1;
    }

    private static void requireRunning(Suite suite, Path state) {
        try {
            SignIn.of(suite, state, "provider-a-admin").bearer();
        } catch (SuiteException e) {
            if (e.status() != SuiteException.UNREACHABLE) {
                throw e;
            }
            throw new SuiteException(
                    "No suite runs at %s with the state directory %s: start it with ./dianan up and run this again in a second terminal."
                            .formatted(suite.url(), state),
                    e);
        }
    }

    private static InetSocketAddress transmitters(Arguments arguments, Suite suite) {
        long usual = USUAL_TRANSMITTER_PORT + SuiteArguments.offset(arguments);
        String door = arguments.text("--gb26875", suite.mqttHost() + ":" + usual);
        int colon = door.lastIndexOf(':');
        if (colon < 1 || !door.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new UsageException("--gb26875 is HOST:PORT like localhost:26875, not " + door);
        }
        return new InetSocketAddress(
                door.substring(0, colon), Integer.parseInt(door.substring(colon + 1)));
    }
}
