package io.dianan.launcher.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * One database cluster on disk and how its server is run: a direct child on loopback, passwords
 * asked (SCRAM), everything synced.
 *
 * <p>The server refuses to run as root. Under root it is therefore started in a user namespace of
 * its own ({@code unshare -U}), where it is nobody in particular and its files stay ours; a cluster
 * made this way must be run this way.
 */
public record PostgresCluster(
        PostgresBinaries binaries, Path data, int port, String superuserPassword) {
    public static final String SUPERUSER = "postgres";
    private static final Duration INITDB_MAX = Duration.ofMinutes(2);

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public boolean exists() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** Makes the cluster on disk; call it only when it does not exist. */
    public void create() throws IOException, InterruptedException {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path passwordFile =
                Files.createTempFile(
                        data.toAbsolutePath().getParent(),
                        "initial",
                        ".password",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Path log = data.toAbsolutePath().resolveSibling(data.getFileName() + "-initdb.log");
        try {
            Files.writeString(passwordFile, superuserPassword, StandardCharsets.UTF_8);
            run(initdb(passwordFile), log);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** Starts the server as a direct child; its messages go to {@code log}. */
    public Process start(Path log, Map<String, String> settings) throws IOException {
        return builder(command(settings), log).start();
    }

    /** The command line of the server, with further settings by name. */
    public List<String> command(Map<String, String> settings) {
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(
                List.of(
                        binaries.postgres().toString(),
                        "-D",
                        data.toAbsolutePath().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /** Whether a connection succeeds now. */
    public boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    public Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", superuserPassword);
        login.setProperty("connectTimeout", "2");
        return DriverManager.getConnection(url(database), login);
    }

    private List<String> initdb(Path passwordFile) {
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(
                List.of(
                        binaries.initdb().toString(),
                        "-D",
                        data.toAbsolutePath().toString(),
                        "-U",
                        SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "-E",
                        "UTF8",
                        // Plain C would make trigrams of Chinese text empty.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--lc-ctype=C.UTF-8"));
        return command;
    }

    private static List<String> asNobody() {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("unshare", "-U")
                : List.of();
    }

    private static ProcessBuilder builder(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void run(List<String> command, Path log)
            throws IOException, InterruptedException {
        Process process = builder(command, log).start();
        if (!process.waitFor(INITDB_MAX.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("initdb did not end within " + INITDB_MAX + ", see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IOException("initdb failed, see " + log);
        }
    }
}
