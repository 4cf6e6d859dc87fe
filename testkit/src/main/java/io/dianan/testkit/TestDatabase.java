package io.dianan.testkit;

import io.dianan.launcher.postgres.DatabaseInstallation;
import io.dianan.launcher.postgres.EmbeddedPostgres;
import io.dianan.launcher.postgres.PostgresBinaries;
import io.dianan.launcher.postgres.PostgresCluster;
import io.dianan.launcher.postgres.ServiceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A database for one run with its two roles, made as the launcher makes it. The server is embedded,
 * or the one that {@code DIANAN_TEST_JDBC_URL} names (a superuser's address, with {@code user} and
 * {@code password}); there the database and its roles are dropped afterwards.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String PASSWORD = "testkit-database";

    private final @Nullable EmbeddedPostgres server;
    private final String serverUrl;
    private final String superuser;
    private final String superuserPassword;
    private final ServiceDatabase database;

    private TestDatabase(
            @Nullable EmbeddedPostgres server,
            String serverUrl,
            String superuser,
            String superuserPassword,
            String name) {
        this.server = server;
        this.serverUrl = serverUrl;
        this.superuser = superuser;
        this.superuserPassword = superuserPassword;
        this.database = new ServiceDatabase(name, PASSWORD, PASSWORD);
    }

    /**
     * Makes an empty database.
     *
     * @param word what its name begins with, {@code device}
     */
    public static TestDatabase create(String word) {
        String name = word + "_" + UUID.randomUUID().toString().substring(0, 8);
        String given = System.getenv("DIANAN_TEST_JDBC_URL");
        TestDatabase made =
                given == null || given.isBlank() ? embedded(name) : on(given.strip(), name);
        try {
            new DatabaseInstallation(made.serverUrl, made.superuser, made.superuserPassword)
                    .install(List.of(made.database));
        } catch (SQLException e) {
            throw new IllegalStateException("the test database could not be made", e);
        }
        return made;
    }

    private static TestDatabase embedded(String name) {
        Path folder = Repository.freshFolder("postgres");
        try {
            PostgresBinaries binaries =
                    PostgresBinaries.unpack(Repository.root().resolve("target/testkit"));
            PostgresCluster cluster =
                    new PostgresCluster(
                            binaries, folder.resolve("data"), BrokerProcess.freePort(), PASSWORD);
            EmbeddedPostgres server =
                    EmbeddedPostgres.start(cluster, folder.resolve("postgres.log"), Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return new TestDatabase(
                    server, cluster.url(""), PostgresCluster.SUPERUSER, PASSWORD, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static TestDatabase on(String url, String name) {
        Properties parts = Driver.parseURL(url, new Properties());
        if (parts == null) {
            throw new IllegalStateException("DIANAN_TEST_JDBC_URL is not a PostgreSQL address");
        }
        String server =
                "jdbc:postgresql://%s:%s/"
                        .formatted(parts.getProperty("PGHOST"), parts.getProperty("PGPORT"));
        return new TestDatabase(
                null,
                server,
                parts.getProperty("user", PostgresCluster.SUPERUSER),
                parts.getProperty("password", ""),
                name);
    }

    public String url() {
        return serverUrl + database.name();
    }

    public String owner() {
        return database.owner();
    }

    public String app() {
        return database.app();
    }

    /** Of both roles. */
    public String password() {
        return PASSWORD;
    }

    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url(), owner(), PASSWORD);
    }

    public Connection connectAsApp() throws SQLException {
        return DriverManager.getConnection(url(), app(), PASSWORD);
    }

    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(url(), superuser, superuserPassword);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            Repository.delete(server.cluster().data());
            return;
        }
        try (Connection connection =
                        DriverManager.getConnection(
                                serverUrl + "postgres", superuser, superuserPassword);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database.name() + " with (force)");
            statement.execute("drop role if exists " + database.app());
            statement.execute("drop role if exists " + database.owner());
        } catch (SQLException e) {
            throw new IllegalStateException("the test database could not be dropped", e);
        }
    }
}
