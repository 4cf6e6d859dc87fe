package io.dianan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Real input by hand and from a recording, seen again through REST. */
@Order(1)
class WayOfAReadingIT {
    private static RunningSuite suite;
    private static Api provider;

    @BeforeAll
    static void start() {
        suite = RunningSuite.get();
        provider = Api.as(suite, "provider-a-admin");
    }

    @Test
    @Order(1)
    void payloadOfThingsBoardPublishedByHandIsSeenInItsUnits() throws Exception {
        Api.Device device = provider.device("E2E-HAND-1", model("By hand"));
        Instant at =
                Instant.parse(Instant.now().minusSeconds(90).toString().substring(0, 19) + "Z");

        new Mosquitto(suite)
                .publish(
                        device.token(),
                        "v1/devices/me/telemetry",
                        "{\"ts\":%d,\"values\":{\"leak\":3125,\"temperature1\":41.46,\"voltageA\":231.4,\"rssi\":-71}}"
                                .formatted(at.toEpochMilli()));

        JsonPath reading = awaitReading(device.circuit());
        assertThat(reading.getString("items[0].at")).isEqualTo(at.toString());
        assertThat(reading.getString("items[0].timeQuality")).isEqualTo("device");
        assertThat(reading.getInt("items[0].values.residualCurrent")).isEqualTo(313);
        assertThat(reading.getDouble("items[0].values.temperature1")).isEqualTo(41.5);
        assertThat(reading.getDouble("items[0].values.voltageA")).isEqualTo(231.4);
        assertThat(reading.getDouble("items[0].extra.rssi")).isEqualTo(-71);
        JsonPath latest =
                provider.request().get("/readings/latest?device=" + device.id()).jsonPath();
        assertThat(latest.getInt("items[0].values.residualCurrent")).isEqualTo(313);
        assertThat(latest.getString("items[0].circuitId")).isEqualTo(device.circuit());
    }

    @Test
    @Order(2)
    void readmeExampleWorksToTheLetter() throws Exception {
        String readme = Files.readString(RunningSuite.ROOT.resolve("README.md"));
        Matcher example =
                Pattern.compile("### Your own device\\s+```sh\n(.*?)```", Pattern.DOTALL)
                        .matcher(readme);
        assertThat(example.find()).as("README has the example").isTrue();
        String script =
                example.group(1)
                        .replace("localhost:8080", "localhost:" + (8080 + RunningSuite.PORT_OFFSET))
                        .replace("-p 1883", "-p " + (1883 + RunningSuite.PORT_OFFSET))
                        .replace(
                                "token provider-a-admin",
                                "token provider-a-admin --state " + RunningSuite.STATE);
        // The last command asks for the readings; a reader of the README is slower than this test.
        String patient =
                script.replaceAll(
                        "(?m)^curl .*/readings\"$",
                        Matcher.quoteReplacement(
                                "for i in $(seq 50); do A=$(curl -s -H \"Authorization: Bearer $TOKEN\""
                                        + " \"$API/circuits/$CIRCUIT/readings\");"
                                        + " case \"$A\" in *residualCurrent*) echo \"$A\"; exit 0;; esac;"
                                        + " sleep 0.2; done; echo \"$A\"; exit 1"));
        assertThat(patient).isNotEqualTo(script);

        Process shell =
                new ProcessBuilder("bash", "-c", patient)
                        .directory(RunningSuite.ROOT.toFile())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(shell.getInputStream().readAllBytes());

        assertThat(shell.waitFor()).as(printed).isZero();
        assertThat(printed).contains("\"residualCurrent\":312").contains("\"temperature1\":41.5");
    }

    @Test
    @Order(3)
    void deletedCredentialCutsItsConnectionAndOpensNoDoor() throws Exception {
        Api.Device device = provider.device("E2E-CUT-1", model("Cut"));
        Process subscriber =
                new ProcessBuilder(
                                "mosquitto_sub",
                                "-h",
                                "localhost",
                                "-p",
                                Integer.toString(suite.doors().mqttPort()),
                                "-u",
                                device.token(),
                                "-t",
                                "v1/devices/me/attributes")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            awaitSession(device, true);
            String credential =
                    provider.request()
                            .get("/devices/" + device.id() + "/credentials")
                            .jsonPath()
                            .getString("items[0].id");

            provider.request()
                    .delete("/devices/" + device.id() + "/credentials/" + credential)
                    .then()
                    .statusCode(204);

            JsonPath ended = awaitSession(device, false);
            assertThat(ended.getString("items[0].detail.reason")).isEqualTo("credential-removed");
            assertThat(subscriber.waitFor(10, TimeUnit.SECONDS)).as("cut and refused").isTrue();
        } finally {
            subscriber.destroy();
        }
        assertThat(
                        new Mosquitto(suite)
                                .start(device.token(), "v1/devices/me/telemetry", "{\"leak\":1}")
                                .waitFor())
                .as("the door stays shut")
                .isNotZero();
    }

    @Test
    @Order(4)
    void recordedThreePhaseMeasurementsComeBackAsTheyWere() throws Exception {
        Path recording =
                RunningSuite.ROOT.resolve("../shared/data/power-transformer-3ph-15min.csv.gz");
        assumeThat(Files.exists(recording))
                .as("the recording is not beside this checkout; it may not be published with it")
                .isTrue();
        List<String> command = RunningSuite.java("simulator", "io.dianan.simulator.Main");
        command.addAll(
                List.of(
                        "replay",
                        recording.toString(),
                        "--rows",
                        "500",
                        "--speed",
                        "max",
                        "--url",
                        suite.doors().url().toString(),
                        "--mqtt",
                        "localhost:" + suite.doors().mqttPort(),
                        "--state",
                        RunningSuite.STATE.toString()));

        Process replay = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(replay.getInputStream().readAllBytes());

        System.out.println(printed);
        assertThat(replay.waitFor()).as(printed).isZero();
    }

    /** The device's newest event, once it tells of a session in this state. */
    private static JsonPath awaitSession(Api.Device device, boolean connected) {
        return Awaitility.await("session of " + device.id())
                .atMost(10, TimeUnit.SECONDS)
                .until(
                        () ->
                                provider.request()
                                        .get("/devices/" + device.id() + "/events")
                                        .jsonPath(),
                        events ->
                                Boolean.valueOf(connected)
                                        .equals(events.get("items[0].detail.connected")));
    }

    private static Map<String, Object> model(String name) {
        return Map.of(
                "vendor",
                "E2E",
                "name",
                name,
                "protocol",
                "mqtt",
                "reportIntervalSeconds",
                60,
                "mapping",
                List.of(
                        Map.of(
                                "source",
                                "leak",
                                "channel",
                                1,
                                "metric",
                                "residualCurrent",
                                "scale",
                                0.1,
                                "offset",
                                0)));
    }

    private static JsonPath awaitReading(String circuit) {
        return Awaitility.await("reading of " + circuit)
                .atMost(10, TimeUnit.SECONDS)
                .until(
                        () ->
                                provider.request()
                                        .get("/circuits/" + circuit + "/readings")
                                        .jsonPath(),
                        answer -> !answer.getList("items").isEmpty());
    }
}
