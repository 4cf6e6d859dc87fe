package io.dianan.testkit;

import static java.util.stream.Collectors.joining;

import io.dianan.launcher.broker.BrokerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The suite's own broker as a child process, with the durable queues of its consumers. Every user
 * has the password {@link #PASSWORD}. It can be killed and started again on what it left behind.
 */
public final class BrokerProcess implements AutoCloseable {
    public static final String PASSWORD = "testkit-broker";
    private static final List<String> USERS =
            List.of(
                    "launcher",
                    "gateway-adapter",
                    "tenant-service",
                    "device-service",
                    "alarm-service");
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private BrokerProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts a broker in a folder of its own.
     *
     * @param user a further user, named as a module, for a service that is not in the suite's list
     */
    public static BrokerProcess start(String user) {
        BrokerProcess broker = new BrokerProcess(Repository.freshFolder("broker"), freePort());
        List<String> users = new ArrayList<>(USERS);
        if (!users.contains(user)) {
            users.add(user);
        }
        String logins =
                users.stream()
                        .map(name -> "\"%s\": \"%s\"".formatted(name, PASSWORD))
                        .collect(joining(", ", "{", "}"));
        try {
            Files.writeString(broker.usersFile(), logins);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(broker::kill));
        broker.startAgain();
        return broker;
    }

    public int port() {
        return port;
    }

    /** Starts the process on its folder and returns when its doors are open. */
    public void startAgain() {
        Path log = folder.resolve("broker.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                classPath(),
                                BrokerMain.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("DIANAN_BROKER_PORT", Integer.toString(port));
        builder.environment().put("DIANAN_BROKER_FOLDER", folder.resolve("state").toString());
        builder.environment().put("DIANAN_BROKER_USERS", usersFile().toString());
        builder.environment().put("DIANAN_BROKER_CONSUMERS", "device,alarm");
        try {
            Process started = builder.start();
            process = started;
            Awaitility.await()
                    .atMost(START_MAX)
                    .until(() -> !started.isAlive() || Files.readString(log).contains("ready"));
            if (!started.isAlive()) {
                throw new IllegalStateException("the broker ended: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process as a power cut would. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
            Repository.delete(folder.resolve("state"));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Path usersFile() {
        return folder.resolve("users.json");
    }

    /** What this test runs with; surefire hides it in a jar and tells it by a property. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
