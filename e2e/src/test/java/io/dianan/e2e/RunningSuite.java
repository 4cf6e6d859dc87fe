package io.dianan.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * One suite for all classes of this module, started by the first that asks, on ports of its own and
 * with failpoints that drills may arm.
 */
final class RunningSuite {
    static final int PORT_OFFSET = 5000;
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path STATE = Path.of("target", "suite").toAbsolutePath();

    private static final Path FAILPOINTS = Path.of("target", "failpoints").toAbsolutePath();

    /** Front door, database, broker, identity provider, four services. */
    private static final int PARTS = 8;

    private static final Duration START_MAX = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static @Nullable RunningSuite running;

    private Process launcher;

    private RunningSuite(Process launcher) {
        this.launcher = launcher;
    }

    static synchronized RunningSuite get() {
        if (running == null) {
            deleteStateOfEarlierRuns();
            running = new RunningSuite(startLauncher());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> command("down")));
            running.awaitHealthy();
        }
        return running;
    }

    /** Starts the launcher again after it has ended. */
    void startAgain() {
        launcher = startLauncher();
        awaitHealthy();
    }

    Process launcher() {
        return launcher;
    }

    /** Its doors as devices and people see them. */
    Suite doors() {
        return new Suite(
                URI.create("http://localhost:" + (8080 + PORT_OFFSET)),
                "localhost",
                1883 + PORT_OFFSET);
    }

    SignIn person(String name) {
        return SignIn.of(doors(), STATE, name);
    }

    URI metrics(int managementPort) {
        return URI.create("http://localhost:" + (managementPort + PORT_OFFSET) + "/q/metrics");
    }

    /** Waits until every part is healthy. */
    void awaitHealthy() {
        Awaitility.await("all parts healthy")
                .atMost(START_MAX)
                .pollInterval(Duration.ofMillis(500))
                .failFast("the launcher has ended", () -> !launcher.isAlive())
                .until(() -> unhealthy().isEmpty());
    }

    /** What is not healthy now, a line each. */
    List<String> unhealthy() {
        JsonNode parts = status().path("parts");
        if (parts.size() < PARTS) {
            return List.of("not all parts are told yet");
        }
        return StreamSupport.stream(parts.spliterator(), false)
                .filter(part -> !part.path("state").asText().equals("healthy"))
                .map(JsonNode::toString)
                .toList();
    }

    JsonNode status() {
        try {
            String out = output("status", "--json");
            return out.isBlank() ? JSON.createObjectNode() : JSON.readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode part(String name) {
        return StreamSupport.stream(status().path("parts").spliterator(), false)
                .filter(part -> part.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("status knows no " + name));
    }

    /** Ends the process of a part as a power cut would; the launcher starts it again. */
    void killHard(String part) {
        signal(pid(part), "KILL");
    }

    long pid(String part) {
        return part(part).path("pid").asLong();
    }

    /** Sends a signal to this very process. */
    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The next time a process comes by this point, it ends there. */
    void arm(String failpoint) {
        try {
            Files.createDirectories(FAILPOINTS);
            Files.createFile(FAILPOINTS.resolve(failpoint));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an armed failpoint has bitten. */
    boolean hasBitten(String failpoint) {
        return !Files.exists(FAILPOINTS.resolve(failpoint));
    }

    /** The exit code of a command of the launcher. */
    static int command(String... words) {
        try {
            return process(words).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What a command of the launcher prints on standard output. */
    static String output(String... words) throws IOException {
        Process process = process(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(process.getInputStream().readAllBytes());
    }

    static ProcessBuilder process(String... words) {
        List<String> command = java("launcher", "io.dianan.launcher.command.Main");
        command.addAll(List.of(words));
        command.addAll(List.of("--state", STATE.toString()));
        return new ProcessBuilder(command).directory(ROOT.toFile());
    }

    /** A Java program of one of the plain modules, with the JDK that runs this test. */
    static List<String> java(String module, String mainClass) {
        Path target = ROOT.resolve(module).resolve("target");
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Ddianan.home=" + ROOT,
                        "-cp",
                        target.resolve(module + "-0.1.0.jar") + ":" + target.resolve("lib") + "/*",
                        mainClass));
    }

    private static Process startLauncher() {
        try {
            Path log = Path.of("target", "launcher.log").toAbsolutePath();
            return process(
                            "up",
                            "--port-offset",
                            Integer.toString(PORT_OFFSET),
                            "--failpoints",
                            FAILPOINTS.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteStateOfEarlierRuns() {
        if (!Files.exists(STATE)) {
            return;
        }
        command("down");
        try (var files = Files.walk(STATE)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
