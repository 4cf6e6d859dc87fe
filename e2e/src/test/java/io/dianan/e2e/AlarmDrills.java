package io.dianan.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.Habits;
import io.dianan.simulator.registry.DeviceModel;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.registry.Registrar;
import io.dianan.simulator.registry.WantedDevice;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.SuiteClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Lets circuits go over their limits one kind after the other, lets a fault happen in the middle,
 * and compares the alarms of the suite with the episodes that were made, and what a stream reader
 * saw with both.
 */
final class AlarmDrills {
    private static final int DEVICES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final DeviceModel MODEL =
            new DeviceModel("Dian'an simulator", "SIM-EPISODES (made)", List.of());
    private static final List<String> TABLE = new ArrayList<>();

    private final RunningSuite suite;

    AlarmDrills(RunningSuite suite) {
        this.suite = suite;
    }

    /** What happens in the middle. */
    @FunctionalInterface
    interface Fault {
        void strike();
    }

    /**
     * Alarms by circuit and type against the episodes made.
     *
     * @param missing an episode without an alarm
     * @param extra an alarm without an episode, a second one, or one that counts more than one
     * @param notRecovered alarms whose episode is over and that do not say so
     * @param events on the stream, each once, by version
     * @param repeated events that the stream brought again after it was opened again
     * @param unseen versions of alarms that the stream never brought
     */
    record Outcome(
            int episodes,
            List<String> missing,
            List<String> extra,
            List<String> notRecovered,
            int events,
            int repeated,
            List<String> unseen,
            boolean numbersGrow) {

        boolean complete() {
            return missing.isEmpty() && notRecovered.isEmpty() && unseen.isEmpty();
        }
    }

    Outcome run(String name, int seed, Duration clockOffset, Fault fault) throws Exception {
        SignIn admin = suite.person("provider-a-admin");
        SuiteClient client = new SuiteClient(suite.doors(), admin);
        List<RegisteredDevice> devices = register(client, seed);
        long start = System.nanoTime();
        List<Fleet> fleets = new ArrayList<>();
        try (StreamReader reader =
                new StreamReader(suite.doors(), suite.person("provider-a-dispatcher"))) {
            reader.awaitOpen(PATIENCE);
            for (RegisteredDevice device : devices) {
                fleets.add(fleet(device, clockOffset));
            }
            awaitAcknowledged(fleets, DEVICES * Episodes.READINGS / 4);
            fault.strike();
            for (Fleet fleet : fleets) {
                if (!fleet.quiesce(PATIENCE)) {
                    throw new AssertionError(name + ": " + fleet.counts());
                }
            }
            suite.awaitHealthy();
            Outcome outcome = judge(client, devices, reader);
            note(name, outcome, Duration.ofNanos(System.nanoTime() - start));
            return outcome;
        } finally {
            fleets.forEach(Fleet::close);
        }
    }

    private List<RegisteredDevice> register(SuiteClient client, int seed) {
        List<WantedDevice> wanted =
                IntStream.range(0, DEVICES)
                        .mapToObj(
                                i ->
                                        new WantedDevice(
                                                "EPISODES-%d-%03d".formatted(seed, i),
                                                MODEL,
                                                List.of(
                                                        new WantedDevice.WantedCircuit(
                                                                1, "Made circuit " + i, 63, 1))))
                        .toList();
        Path file = RunningSuite.STATE.resolve("simulator").resolve("episodes-" + seed + ".json");
        return new Registrar(client, file).register(wanted, n -> {});
    }

    private Fleet fleet(RegisteredDevice device, Duration clockOffset) throws IOException {
        Path ledger =
                RunningSuite.STATE.resolve("simulator").resolve(device.serialNumber() + ".ledger");
        return Fleet.replay(
                suite.doors(),
                ledger,
                device,
                new Episodes(clockOffset),
                Habits.USUAL.withReconnectMax(Duration.ofSeconds(2)));
    }

    private static void awaitAcknowledged(List<Fleet> fleets, long count) {
        Awaitility.await("acknowledgements")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                fleets.stream().mapToLong(f -> f.counts().acknowledged()).sum()
                                        >= count);
    }

    /** Waits until what is expected is there and the stream has brought it; then looks closely. */
    private static Outcome judge(
            SuiteClient client, List<RegisteredDevice> devices, StreamReader reader) {
        Outcome[] last = new Outcome[1];
        try {
            Awaitility.await("alarms and stream are complete")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(
                            () -> {
                                Outcome before = last[0];
                                last[0] = compare(client, devices, reader);
                                return last[0].equals(before) && last[0].complete();
                            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("incomplete after " + PATIENCE + ": " + last[0], e);
        }
        return last[0];
    }

    private static Outcome compare(
            SuiteClient client, List<RegisteredDevice> devices, StreamReader reader) {
        List<String> missing = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        List<String> notRecovered = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        int events = 0;
        for (RegisteredDevice device : devices) {
            Map<String, JsonNode> byType = new TreeMap<>();
            for (JsonNode alarm :
                    client.get("/api/v1/alarms?limit=200&device=" + device.deviceId())
                            .path("items")) {
                String what = device.serialNumber() + " " + alarm.path("type").asText();
                if (byType.put(alarm.path("type").asText(), alarm) != null
                        || !Episodes.TYPES.contains(alarm.path("type").asText())
                        || alarm.path("count").asInt() != 1) {
                    extra.add(what + " " + alarm.path("number").asText());
                }
                if (!alarm.hasNonNull("recoveredAt")) {
                    notRecovered.add(what);
                }
                long versions = alarm.path("version").asLong();
                long seen = reader.versions(alarm.path("id").asText(), versions);
                events += (int) seen;
                if (seen < versions) {
                    unseen.add("%s: %d of %d".formatted(what, seen, versions));
                }
            }
            Episodes.TYPES.stream()
                    .filter(type -> !byType.containsKey(type))
                    .forEach(type -> missing.add(device.serialNumber() + " " + type));
        }
        return new Outcome(
                devices.size() * Episodes.TYPES.size(),
                missing,
                extra,
                notRecovered,
                events,
                reader.repeated(),
                unseen,
                reader.numbersGrow());
    }

    private static void note(String name, Outcome outcome, Duration took) {
        TABLE.add(
                "| %s | %d | %d | %d | %d | %d | %d | %d s |"
                        .formatted(
                                name,
                                outcome.episodes(),
                                outcome.missing().size(),
                                outcome.extra().size(),
                                outcome.events(),
                                outcome.repeated(),
                                outcome.unseen().size(),
                                took.toSeconds()));
    }

    /** Prints the table of all drills and keeps it in {@code target/alarm-drills.md}. */
    static void print() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| drill | episodes | alarms missing | alarms extra | events seen once | events"
                        + " brought again | versions unseen | took |");
        lines.add("|---|---|---|---|---|---|---|---|");
        lines.addAll(TABLE);
        Files.write(Path.of("target", "alarm-drills.md"), lines);
        lines.forEach(System.out::println);
    }
}
