package io.dianan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The one command: what it tells, what it refuses, and what is left when it is ended hard. */
@Order(4)
class OneCommandIT {
    private static RunningSuite suite;

    @BeforeAll
    static void start() {
        suite = RunningSuite.get();
    }

    @Test
    @Order(1)
    void statusTellsEachPartWithStateAndMemory() {
        JsonNode parts = suite.status().path("parts");

        List<String> names =
                StreamSupport.stream(parts.spliterator(), false)
                        .map(part -> part.path("name").asText())
                        .toList();
        assertThat(names)
                .contains(
                        "postgres",
                        "broker",
                        "keycloak",
                        "tenant-service",
                        "device-service",
                        "alarm-service",
                        "gateway-adapter");
        for (JsonNode part : parts) {
            assertThat(part.path("state").asText()).as(part.toString()).isEqualTo("healthy");
            assertThat(part.path("since").asText()).as(part.toString()).isNotEmpty();
            assertThat(part.path("memoryMiB").asLong()).as(part.toString()).isPositive();
        }
    }

    @Test
    @Order(2)
    void secondLauncherOnTheSameStateIsRefusedInOneSentence() throws Exception {
        Process second =
                RunningSuite.process("up", "--port-offset", "7000")
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(second.getInputStream().readAllBytes());

        assertThat(second.waitFor()).isNotZero();
        assertThat(printed.strip().lines()).as(printed).hasSize(1);
        assertThat(printed).contains("used by a running suite").contains("./dianan down");
    }

    @Test
    @Order(3)
    void takenPortIsNamed() throws Exception {
        Path state = Path.of("target", "second-state").toAbsolutePath();
        List<String> command = RunningSuite.java("launcher", "io.dianan.launcher.command.Main");
        command.addAll(
                List.of(
                        "up",
                        "--port-offset",
                        Integer.toString(RunningSuite.PORT_OFFSET),
                        "--state",
                        state.toString()));

        Process second =
                new ProcessBuilder(command)
                        .directory(RunningSuite.ROOT.toFile())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(second.getInputStream().readAllBytes());

        assertThat(second.waitFor()).isNotZero();
        assertThat(printed.strip().lines().toList().getLast())
                .matches("Port \\d{4,5} for .* is taken by another program: .*");
    }

    @Test
    @Order(4)
    void noSecretStandsInALog() throws IOException {
        JsonNode people =
                new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(RunningSuite.STATE.resolve("secrets/people.json").toFile());
        List<String> secrets =
                StreamSupport.stream(people.spliterator(), false).map(JsonNode::asText).toList();
        assertThat(secrets).hasSizeGreaterThan(10);
        List<Path> logs;
        try (Stream<Path> files = Files.walk(RunningSuite.STATE.resolve("logs"))) {
            logs = files.filter(Files::isRegularFile).toList();
        }
        assertThat(logs).isNotEmpty();
        for (Path log :
                Stream.concat(logs.stream(), Stream.of(Path.of("target/launcher.log"))).toList()) {
            String text = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(secrets).as(log.toString()).noneMatch(text::contains);
        }
    }

    @Test
    @Order(5)
    void whatAKilledLauncherLeavesIsEndedByTheNextUpAndTheDataIsKept() throws Exception {
        Api provider = Api.as(suite, "provider-a-admin");
        Api.Device device =
                provider.device(
                        "E2E-KEPT-1",
                        Map.of(
                                "vendor", "E2E",
                                "name", "Kept",
                                "protocol", "mqtt",
                                "reportIntervalSeconds", 60,
                                "mapping", List.of()));
        long deviceService = suite.pid("device-service");
        suite.launcher().destroyForcibly().waitFor();

        suite.startAgain();

        assertThat(ProcessHandle.of(deviceService).filter(ProcessHandle::isAlive))
                .as("the old device-service, unless it was adopted")
                .satisfiesAnyOf(
                        old -> assertThat(old).isEmpty(),
                        old -> assertThat(suite.pid("device-service")).isEqualTo(deviceService));
        provider.request().get("/devices/" + device.id()).then().statusCode(200);
    }

    @Test
    @Order(6)
    void downEndsEverything() throws Exception {
        List<Long> pids =
                StreamSupport.stream(suite.status().path("parts").spliterator(), false)
                        .map(part -> part.path("pid").asLong())
                        .toList();

        assertThat(RunningSuite.command("down")).isZero();

        assertThat(suite.launcher().waitFor()).isNotEqualTo(137);
        assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }
}
