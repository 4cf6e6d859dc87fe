package io.dianan.launcher.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final ServiceDatabase TENANT =
            new ServiceDatabase("tenant", "owner's secret", "app\\secret");

    @TempDir static Path folder;
    private static PostgresCluster cluster;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        PostgresBinaries binaries = PostgresBinaries.unpack(Path.of("target/postgres"));
        cluster = new PostgresCluster(binaries, folder.resolve("data"), freePort(), "s3cret");
        postgres = EmbeddedPostgres.start(cluster, folder.resolve("log"), Map.of());
        DatabaseInstallation.on(cluster).install(List.of(TENANT));
    }

    @AfterAll
    static void stop() {
        postgres.close();
        assertFalse(postgres.process().isAlive());
    }

    @Test
    void whatIsCommittedOutlivesAKillAndTheServerStartsAtOnceAgain() throws Exception {
        try (Connection owner = owner()) {
            run(owner, "create table kept(n int); insert into kept values (7)");
        }

        postgres.process().destroyForcibly().waitFor();
        postgres = EmbeddedPostgres.start(cluster, folder.resolve("log"), Map.of());

        try (Connection owner = owner()) {
            assertEquals("7", one(owner, "select n from kept"));
            assertEquals("on", one(owner, "show fsync"));
            assertEquals("on", one(owner, "show synchronous_commit"));
        }
    }

    @Test
    void theApplicationWorksInTheOwnersTablesAndOwnsNothing() throws Exception {
        try (Connection owner = owner()) {
            run(owner, "create table site(id bigserial primary key, name text)");
        }

        try (Connection app = app()) {
            run(app, "insert into site(name) values ('甲')");
            run(app, "update site set name = '乙'");
            run(app, "create temporary table staging(n int)");
            assertEquals("乙", one(app, "select name from site"));
            run(app, "delete from site");
            assertThrows(SQLException.class, () -> run(app, "create table mine(n int)"));
            assertThrows(SQLException.class, () -> run(app, "truncate site"));
            assertThrows(SQLException.class, () -> run(app, "alter table site add x int"));
            assertEquals(
                    "f",
                    one(
                            app,
                            "select rolsuper or rolbypassrls from pg_roles"
                                    + " where rolname = current_user"));
        }
    }

    @Test
    void rowLevelSecurityHoldsTheApplication() throws Exception {
        try (Connection owner = owner()) {
            run(owner, "create table secret(n int); insert into secret values (1)");
            run(owner, "alter table secret enable row level security");
        }

        try (Connection app = app()) {
            assertEquals("0", one(app, "select count(*) from secret"));
        }
    }

    @Test
    void nobodyElseMayConnect() throws Exception {
        DatabaseInstallation.on(cluster).install(List.of(new ServiceDatabase("device", "o", "a")));

        assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(cluster.url("tenant"), "device_app", "a"));
        assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(cluster.url("tenant"), "tenant_app", "wrong"));
    }

    @Test
    void aSecondInstallationChangesOnlyPasswords() throws Exception {
        ServiceDatabase before = new ServiceDatabase("again", "one", "two");
        ServiceDatabase after = new ServiceDatabase("again", "three", "four");
        DatabaseInstallation.on(cluster).install(List.of(before));
        try (Connection owner =
                DriverManager.getConnection(cluster.url("again"), "again_owner", "one")) {
            run(owner, "create table kept(n int)");
        }

        DatabaseInstallation.on(cluster).install(List.of(after));

        try (Connection app =
                DriverManager.getConnection(cluster.url("again"), "again_app", "four")) {
            assertEquals("0", one(app, "select count(*) from kept"));
        }
    }

    @Test
    void searchOperatorsAreLeakproofAndKnowChinese() throws Exception {
        try (Connection app = app()) {
            assertEquals(
                    "t",
                    one(
                            app,
                            """
                            select bool_and(proleakproof) from pg_proc
                            where proname in ('texticlike', 'textlike', 'similarity_op',
                              'word_similarity_op', 'word_similarity_commutator_op')
                            """));
            assertEquals("5", one(app, "select cardinality(show_trgm('示范企业'))"));
            assertEquals("t", one(app, "select '示范企业甲一' ilike '%企业%'"));
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                cluster.url(TENANT.name()), TENANT.owner(), TENANT.ownerPassword());
    }

    private static Connection app() throws SQLException {
        return DriverManager.getConnection(
                cluster.url(TENANT.name()), TENANT.app(), TENANT.appPassword());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
