package io.dianan.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A running server that belongs to whoever started it and ends with {@link #close()}.
 *
 * <pre>{@code
 * try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, password)) {
 *     DatabaseInstallation.on(postgres.cluster()).install(...);
 * }
 * }</pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Recovery after a crash may take this long. */
    private static final Duration START_MAX = Duration.ofSeconds(120);

    /** Within a second of a kill the old server's workers may still hold its memory. */
    private static final Duration RETRY_MAX = Duration.ofSeconds(10);

    private static final Duration STOP_MAX = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);

    private final PostgresCluster cluster;
    private final Process process;

    private EmbeddedPostgres(PostgresCluster cluster, Process process) {
        this.cluster = cluster;
        this.process = process;
    }

    /**
     * Starts the server of the cluster in {@code folder/data}, making it when it is not there; the
     * binaries are unpacked beside it. Returns when it answers.
     */
    public static EmbeddedPostgres start(Path folder, int port, String superuserPassword)
            throws IOException, InterruptedException {
        PostgresBinaries binaries = PostgresBinaries.unpack(folder);
        PostgresCluster cluster =
                new PostgresCluster(binaries, folder.resolve("data"), port, superuserPassword);
        return start(cluster, folder.resolve("postgres.log"), Map.of());
    }

    /** As above, for a cluster described by the caller, with further settings by name. */
    public static EmbeddedPostgres start(
            PostgresCluster cluster, Path log, Map<String, String> settings)
            throws IOException, InterruptedException {
        if (!cluster.exists()) {
            cluster.create();
        }
        LeftoverLock.removeIfStale(cluster.data());
        long begin = System.nanoTime();
        while (true) {
            Process process = cluster.start(log, settings);
            if (answersBefore(begin + START_MAX.toNanos(), cluster, process)) {
                return new EmbeddedPostgres(cluster, process);
            }
            if (process.isAlive() || System.nanoTime() - begin > RETRY_MAX.toNanos()) {
                stop(process);
                throw new IOException("PostgreSQL did not start, see " + log);
            }
            LockSupport.parkNanos(POLL.toNanos() * 10);
        }
    }

    public PostgresCluster cluster() {
        return cluster;
    }

    public Process process() {
        return process;
    }

    /** Fast stop: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        stop(process);
    }

    /** Fast stop of a server's process, graceful first. */
    public static void stop(Process process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            interrupt(process);
            if (!process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        // Java can send SIGTERM only, which waits for every client to leave.
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    }

    private static boolean answersBefore(long deadline, PostgresCluster cluster, Process process) {
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (Files.exists(cluster.data().resolve("postmaster.pid")) && cluster.answers()) {
                return true;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return false;
    }
}
