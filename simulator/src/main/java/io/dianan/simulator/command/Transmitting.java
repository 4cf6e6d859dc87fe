package io.dianan.simulator.command;

import io.dianan.simulator.judge.Verdict;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import io.dianan.simulator.transmitter.Patience;
import io.dianan.simulator.transmitter.TransmitterCounts;
import io.dianan.simulator.transmitter.TransmitterFleet;
import io.dianan.simulator.transmitter.TransmitterPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The transmitters of {@code simulate}, beside the MQTT devices or instead of them. */
final class Transmitting implements AutoCloseable {
    static final Set<String> VALUED = Set.of("--gb26875", "--gb26875-door");
    static final String HELP =
            """
              --gb26875 N        fire transmitters besides (1 to 2000); --devices may then be absent
                                 or 0. Each on a TCP connection of its own: a reading by the interval
                                 (at least 1s: time labels have whole seconds), heartbeats, and of ten
                                 readings one with a detector's alarm and one with its end, which
                                 raise an alarm in the suite. Readings are judged from a ledger of
                                 their own, transmitters-SEED.ledger; alarms are only counted, sent
                                 and confirmed: compare with /api/v1/devices/{id}/events
              --gb26875-door HOST:PORT  door of the transmitters (host of --mqtt, port 26875,
                                 higher by the port offset)
            """;
    private static final int USUAL_PORT = 26_875;
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(3);

    private final Arguments arguments;
    private final Screen screen;
    private final TransmitterPlan plan;
    private final TransmitterFleet fleet;

    private Transmitting(
            Arguments arguments, Screen screen, TransmitterPlan plan, TransmitterFleet fleet) {
        this.arguments = arguments;
        this.screen = screen;
        this.plan = plan;
        this.fleet = fleet;
    }

    /** How many transmitters are asked for. */
    static int number(Arguments arguments) {
        return (int) arguments.number("--gb26875", 0, 0, TransmitterPlan.TRANSMITTERS_MAX);
    }

    /** Registers and starts the transmitters that are asked for; empty when there are none. */
    static Optional<Transmitting> start(Arguments arguments, Screen screen, Suite suite)
            throws IOException {
        if (number(arguments) == 0) {
            return Optional.empty();
        }
        TransmitterPlan plan = plan(arguments, suite);
        plan.signIn().bearer();
        screen.say(
                "Registering %d made transmitters (SIM-%d-GB-000001 …) at %s"
                        .formatted(plan.transmitters(), plan.seed(), suite.url()));
        TransmitterFleet fleet =
                TransmitterFleet.start(
                        plan, n -> screen.say("%d transmitters registered".formatted(n)));
        return Optional.of(new Transmitting(arguments, screen, plan, fleet));
    }

    private static TransmitterPlan plan(Arguments arguments, Suite suite) {
        Duration interval = arguments.span("--interval", Duration.ofSeconds(1));
        return new TransmitterPlan(
                suite,
                SuiteArguments.signIn(arguments, suite),
                SuiteArguments.folder(arguments),
                door(arguments, suite),
                number(arguments),
                interval,
                arguments.number("--seed", 1, 0, 999_999),
                (int) arguments.number("--buffer", 2_000, 1, 1_000_000),
                Patience.USUAL);
    }

    private static InetSocketAddress door(Arguments arguments, Suite suite) {
        long usual = USUAL_PORT + SuiteArguments.offset(arguments);
        String door = arguments.text("--gb26875-door", suite.mqttHost() + ":" + usual);
        int colon = door.lastIndexOf(':');
        if (colon < 1 || !door.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new UsageException(
                    "--gb26875-door is HOST:PORT like localhost:26875, not " + door);
        }
        int port = Integer.parseInt(door.substring(colon + 1));
        if (port < 1 || port > 65_535) {
            throw new UsageException("--gb26875-door has no such port: " + door);
        }
        return InetSocketAddress.createUnresolved(door.substring(0, colon), port);
    }

    /** Lets the transmitters work alone, until the time is over or the user wishes to end. */
    void until(Optional<Duration> duration, Stopper stopper)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long told = start;
        boolean over = false;
        while (!over) {
            boolean stop = stopper.wishedWithin(STEP);
            requireLedger();
            long now = System.nanoTime();
            over = stop || duration.filter(d -> now - start >= d.toNanos()).isPresent();
            if (over || now - told >= PROGRESS_EVERY.toNanos()) {
                tell();
                told = now;
            }
        }
    }

    /** Ends measuring, waits for the last confirmations and tells what was done. */
    void drain(Duration atMost, Map<String, Object> result)
            throws IOException, InterruptedException {
        fleet.stop();
        boolean quiet = fleet.quiesce(atMost);
        requireLedger();
        TransmitterCounts counts = fleet.counts();
        table(counts);
        screen.say(
                quiet
                        ? "All confirmed."
                        : "%d readings are still not confirmed; the next run sends them again."
                                .formatted(counts.readingsWaiting()));
        result.put("transmitterLedger", fleet.ledgerFile().toString());
        result.put("transmitters", counts);
    }

    private void requireLedger() throws IOException {
        Optional<IOException> failure = fleet.failure();
        if (failure.isPresent()) {
            throw new IOException(
                    "The ledger can no longer be written: " + failure.get().getMessage());
        }
    }

    private void tell() {
        TransmitterCounts now = fleet.counts();
        screen.say(
                "%d of %d transmitters connected · readings sent %d · confirmed %d · waiting %d · resent %d · denied %d"
                        .formatted(
                                now.connected(),
                                now.transmitters(),
                                now.readingsSent(),
                                now.readingsConfirmed(),
                                now.readingsWaiting(),
                                now.resent(),
                                now.denied()));
    }

    private void table(TransmitterCounts counts) {
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("transmitters", (long) counts.transmitters());
        rows.put("transmitters connected", counts.connected());
        rows.put("reading frames sent", counts.readingsSent());
        rows.put("reading frames confirmed", counts.readingsConfirmed());
        rows.put("reading frames waiting", counts.readingsWaiting());
        rows.put("status frames sent", counts.statusSent());
        rows.put("status frames confirmed", counts.statusConfirmed());
        rows.put("heartbeats confirmed", counts.heartbeatsConfirmed());
        rows.put("frames sent again", counts.resent());
        rows.put("frames denied", counts.denied());
        rows.put("not measured, buffer full", counts.skipped());
        rows.put("lost connections", counts.lostConnections());
        screen.say("");
        rows.forEach(
                (name, value) ->
                        screen.say(String.format(Locale.ROOT, "  %-44s %,12d", name, value)));
        screen.say("");
    }

    /**
     * Judges the readings of a closed fleet.
     *
     * @return the exit code
     */
    int judge(Suite suite, Map<String, Object> result) throws IOException {
        SignIn signIn = plan.signIn();
        Verdict verdict = Judging.judge(arguments, screen, plan.ledgerFile(), suite, signIn);
        result.put("transmitterVerdict", verdict);
        return verdict.clean() ? 0 : 1;
    }

    @Override
    public void close() {
        fleet.close();
    }
}
