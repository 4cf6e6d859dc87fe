package io.dianan.simulator.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.simulator.fake.FakeCenter;
import io.dianan.simulator.fake.FakeSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir Path state;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return CommandLine.run(
                args, new PrintStream(out, true), new PrintStream(err, true), new Stopper());
    }

    private int run(FakeSuite suite, String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(
                List.of(
                        "--state",
                        state.toString(),
                        "--url",
                        suite.suite().url().toString(),
                        "--mqtt",
                        "127.0.0.1:" + suite.suite().mqttPort(),
                        "--stillness",
                        "500ms"));
        return run(all.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance | Commands: demo, simulate, judge, replay, bench; each knows --help",
                "simulate | simulate wants --devices N and --interval S",
                "simulate --devices none --interval 1 | --devices is a whole number from 1 to 18000, not none",
                "simulate --devices 0 --interval 1 | --devices is a whole number from 1 to 18000, not 0",
                "simulate --gb26875 0 --interval 1 | simulate wants --devices N and --interval S",
                "simulate --gb26875 3000 --interval 1 | --gb26875 is a whole number from 0 to 2000, not 3000",
                "simulate --gb26875 5 --interval 500ms | a transmitter's interval is one second to one day, not PT0.5S",
                "simulate --gb26875 5 --interval 1 --gb26875-door there | --gb26875-door is HOST:PORT like localhost:26875, not there",
                "simulate --devices 5 --interval soon | --interval is a time like 90s, 5m or 1h (a plain number is seconds), not soon",
                "simulate --devices 5 --interval 0 | an interval is 1 ms to one day, not PT0S",
                "simulate --devices 5 --interval | --interval wants a value",
                "simulate --devices 5 --interval 1 --fast | there is no option --fast",
                "simulate --devices 5 --interval 1 now | simulate takes no now",
                "simulate --devices 5 --interval 1 --mqtt there | --mqtt is HOST:PORT like localhost:1883, not there",
                "simulate --devices 5 --interval 1 --url here | --url is an address like http://localhost:8080, not here",
                "simulate --devices 5 --interval 1 --fault leak | --fault wants a --duration",
                "simulate --devices 5 --interval 1 --duration 30 --fault rust | --fault is leak, heat, overvoltage or silent, not rust",
                "simulate --devices 5 --interval 1 --duration 30 --fault leak:6 | --fault KIND:K takes 1 to 5 devices, not 6",
                "simulate --devices 5 --interval 1 --duration 30 --fault silent | silence is told after 450 s, so that --fault silent wants a --duration of 675 s or more",
                "demo now | demo takes no now",
                "demo --gb26875 there | --gb26875 is HOST:PORT like localhost:26875, not there",
                "judge --ledger nowhere.ledger | there is no ledger nowhere.ledger",
                "replay | replay wants one file",
                "replay nowhere.csv | there is no readable file nowhere.csv",
                "replay pom.xml | pom.xml is not a known recording: say --map column=metric,… and --time column",
                "replay pom.xml --map a=b --time t --shift then | --shift is now or none, not then",
                "replay pom.xml --map a=b --time t --start now --shift now | --start and --shift say the same thing; give one"
            })
    void badArgumentsAreAnsweredByOneSentence(String line, String sentence) throws IOException {
        Files.createDirectories(state.resolve("secrets"));
        Files.writeString(state.resolve("secrets/people.json"), "{\"provider-a-admin\":\"x\"}");
        List<String> args = new ArrayList<>(Arrays.asList(line.split(" ")));
        if (args.size() > 1 && !args.getLast().equals("--interval")) {
            args.addAll(List.of("--state", state.toString()));
        }

        int exit = run(args.toArray(String[]::new));

        assertEquals(sentence, err.toString(StandardCharsets.UTF_8).strip());
        assertEquals(2, exit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "simulate", "judge", "replay"})
    void everyCommandHasHelp(String command) {
        assertEquals(0, run(command, "--help"));
        assertTrue(said().startsWith(command + " "));
        assertTrue(said().contains("Exit code 0"));
        assertTrue(said().lines().allMatch(line -> line.length() <= 100), said());
    }

    @Test
    void demoWithoutASuiteSaysInOneSentenceHowToStartOne() {
        assertEquals(3, run("demo", "--state", state.resolve("none").toString()));
        assertEquals(
                "No suite runs at http://localhost:8080 with the state directory "
                        + state.resolve("none")
                        + ": start it with ./dianan up and run this again in a second terminal.",
                err.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void suiteThatIsDownIsOneSentenceAndExitCodeThree() throws IOException {
        Files.createDirectories(state.resolve("secrets"));
        Files.writeString(state.resolve("secrets/people.json"), "{\"provider-a-admin\":\"x\"}");

        int exit =
                run(
                        "simulate --devices 2 --interval 1 --url http://127.0.0.1:1 --state "
                                .concat(state.toString())
                                .split(" "));

        assertEquals(3, exit);
        assertEquals(
                "The suite does not answer at http://127.0.0.1:1; is it up?",
                err.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void simulateEndsInTheJudgesTable() throws IOException {
        try (FakeSuite suite = FakeSuite.start(state)) {
            int exit =
                    run(suite, "simulate", "--devices=3", "--interval", "50ms", "--duration", "1s");

            assertEquals(0, exit, said());
            assertTrue(said().contains("Nothing lost, doubled, phantom or wrong."));
        }
    }

    @Test
    void transmittersAloneAreCountedAndJudged() throws IOException {
        try (FakeSuite suite = FakeSuite.start(state);
                FakeCenter center = new FakeCenter(suite.store)) {
            int exit =
                    run(
                            suite,
                            "simulate",
                            "--gb26875",
                            "2",
                            "--interval",
                            "1",
                            "--duration",
                            "2",
                            "--gb26875-door",
                            "127.0.0.1:" + center.door().getPort(),
                            "--json");

            JsonNode result = new ObjectMapper().readTree(out.toByteArray());
            assertEquals(0, exit, err.toString(StandardCharsets.UTF_8));
            assertTrue(result.path("transmitterVerdict").path("stored").asInt() >= 2);
            assertEquals(
                    result.path("transmitters").path("readingsSent").asInt(),
                    result.path("transmitters").path("readingsConfirmed").asInt());
            assertTrue(result.path("verdict").isMissingNode());
        }
    }

    @Test
    void judgeAnswersInJsonAndByExitCode() throws IOException {
        try (FakeSuite suite = FakeSuite.start(state)) {
            run(
                    suite,
                    "simulate",
                    "--devices",
                    "2",
                    "--interval",
                    "50ms",
                    "--duration",
                    "1",
                    "--no-judge");
            suite.store.rows.removeFirst();
            out.reset();

            int exit = run(suite, "judge", "--json");

            JsonNode verdict = new ObjectMapper().readTree(out.toByteArray()).path("verdict");
            assertEquals(1, exit);
            assertEquals(1, verdict.path("lost").asInt());
            assertEquals("LOST", verdict.path("findings").path(0).path("kind").asText());
        }
    }

    @Test
    void recordingIsReplayedAndJudged() throws IOException {
        Path file = state.resolve("mine.csv");
        StringBuilder csv = new StringBuilder("when,volt,amp2\n");
        for (int i = 0; i < 300; i++) {
            csv.append(
                    "2020-01-01 %02d:%02d:00,23%d.45,%s\n"
                            .formatted(i / 60, i % 60, i % 10, i % 3 == 0 ? "" : "1.005"));
        }
        Files.writeString(file, csv);
        try (FakeSuite suite = FakeSuite.start(state)) {
            String[] replay = {
                "replay",
                file.toString(),
                "--time",
                "when",
                "--zone",
                "Asia/Shanghai",
                "--map",
                "volt=voltageA,amp2=currentA@2",
                "--start",
                "2026-11-01T00:00:00Z",
                "--all",
                "--json"
            };

            int exit = run(suite, replay);

            JsonNode verdict = new ObjectMapper().readTree(out.toByteArray()).path("verdict");
            assertEquals(0, exit, err.toString(StandardCharsets.UTF_8));
            assertEquals(500, verdict.path("stored").asInt());
            assertEquals(2, verdict.path("circuits").asInt());

            out.reset();
            assertEquals(0, run(suite, replay), "a second time adds nothing");
            assertEquals(
                    500,
                    new ObjectMapper()
                            .readTree(out.toByteArray())
                            .path("verdict")
                            .path("stored")
                            .asInt());
        }
    }
}
