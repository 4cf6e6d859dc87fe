package io.dianan.simulator.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The options that all commands share: where the suite is and who knocks. */
final class SuiteArguments {
    static final Set<String> VALUED = Set.of("--url", "--mqtt", "--port-offset", "--state", "--as");
    private static final String USUAL_STATE = ".dianan";
    static final String HELP =
            """
              --url ADDRESS      front door (of the suite in --state, else http://localhost:8080)
              --mqtt HOST:PORT   door of the devices (likewise, else localhost:1883)
              --port-offset N    both doors are N higher (likewise, else 0)
              --state DIR        state directory of the suite (.dianan); passwords are read from
                                 secrets/people.json there, fleets and ledgers stand in simulator/
              --as PERSON        who registers and reads (provider-a-admin)
            """;

    private SuiteArguments() {}

    static Suite suite(Arguments arguments) {
        long offset = offset(arguments);
        String mqtt = arguments.text("--mqtt", "localhost:" + (1883 + offset));
        int colon = mqtt.lastIndexOf(':');
        if (colon < 1 || !mqtt.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new UsageException("--mqtt is HOST:PORT like localhost:1883, not " + mqtt);
        }
        int port = Integer.parseInt(mqtt.substring(colon + 1));
        if (port < 1 || port > 65_535) {
            throw new UsageException("--mqtt has no such port: " + mqtt);
        }
        return new Suite(
                arguments.address("--url", "http://localhost:" + (8080 + offset)),
                mqtt.substring(0, colon),
                port);
    }

    /** How much higher all ports are. */
    static long offset(Arguments arguments) {
        return arguments.number("--port-offset", toldOffset(arguments), 0, 30_000);
    }

    /** How much higher the suite of the state directory has its ports, as its launcher tells. */
    private static long toldOffset(Arguments arguments) {
        try {
            return new ObjectMapper()
                    .readTree(state(arguments).resolve("run").resolve("status.json").toFile())
                    .path("portOffset")
                    .asLong(0);
        } catch (IOException e) {
            return 0;
        }
    }

    static Path state(Arguments arguments) {
        return arguments.path("--state", USUAL_STATE);
    }

    static Path folder(Arguments arguments) {
        return state(arguments).resolve("simulator");
    }

    static SignIn signIn(Arguments arguments, Suite suite) {
        return SignIn.of(suite, state(arguments), arguments.text("--as", "provider-a-admin"));
    }
}
