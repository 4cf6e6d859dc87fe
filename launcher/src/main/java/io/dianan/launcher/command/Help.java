package io.dianan.launcher.command;

/** What {@code help} and {@code --help} print. */
final class Help {
    private Help() {}

    static String of(String command) {
        return switch (command) {
            case "up" -> UP;
            case "down" -> DOWN;
            case "status" -> STATUS;
            case "token" -> TOKEN;
            default -> ALL;
        };
    }

    private static final String ALL =
            """
            Dian'an 电安: supervision of electrical safety

            ./dianan up         build what is missing and start the whole suite on this machine
            ./dianan down       end it
            ./dianan status     how each part is
            ./dianan token      an access token of a demo person, for scripts
            ./dianan simulate   a fleet of devices with a ledger
            ./dianan replay     recorded measurements as devices
            ./dianan judge      compare a ledger with what the suite has kept
            ./dianan test       all tests
            ./dianan help       this

            Each with --help.
            """;

    private static final String UP =
            """
            ./dianan up [options]

            Starts PostgreSQL, the broker, the identity provider, the services and the front door,
            and stays in the foreground until Ctrl-C or ./dianan down. A second start keeps the data.

              --state DIR         where everything is kept (.dianan)
              --port-offset N     adds N to every port, for a second suite on one machine (0)
              --detach            returns when all parts are healthy; the suite goes on
              --failpoints DIR    for drills: a file in DIR named as a failpoint halts the service there
              --listen ADDRESS    refused: other machines need TLS, which does not exist yet

            Exit code: 0 ended as asked, 1 could not start.
            """;

    private static final String DOWN =
            """
            ./dianan down [--state DIR]

            Ends the suite of this state directory, and whatever a killed launcher has left of it.
            """;

    private static final String STATUS =
            """
            ./dianan status [--json] [--state DIR]

            For each part: starting, healthy or down, since when, its process, memory, restarts.
            Memory is resident MiB; of PostgreSQL it is the sum of its processes' shares.

            Exit code: 0 all healthy, 1 something is not, 3 no suite is running.
            """;

    private static final String TOKEN =
            """
            ./dianan token USER [--state DIR]

            Prints an access token of a demo person, good for 15 minutes:
              curl -H "Authorization: Bearer $(./dianan token provider-a-admin)" \\
                http://localhost:8080/api/v1/sites

            The people and their passwords stand in DIR/secrets/people.json.
            """;
}
