package io.dianan.launcher.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes the services' databases, roles and extensions in any PostgreSQL server, as its superuser.
 * Run again it changes nothing but the passwords, which it sets to what it is given.
 */
public final class DatabaseInstallation {
    private static final long LOCK = 0x6469616e616eL;
    private static final List<String> EXTENSIONS = List.of("pg_trgm", "btree_gist");
    private static final List<String> EXTENSIONS_IF_THERE = List.of("timescaledb");

    private final String serverUrl;
    private final String superuser;
    private final String password;

    /**
     * @param serverUrl a JDBC address without database, {@code jdbc:postgresql://host:port}
     */
    public DatabaseInstallation(String serverUrl, String superuser, String password) {
        this.serverUrl = serverUrl.endsWith("/") ? serverUrl : serverUrl + "/";
        this.superuser = superuser;
        this.password = password;
    }

    public static DatabaseInstallation on(PostgresCluster cluster) {
        return new DatabaseInstallation(
                cluster.url(""), PostgresCluster.SUPERUSER, cluster.superuserPassword());
    }

    public void install(Collection<ServiceDatabase> databases) throws SQLException {
        try (Connection server = connect("postgres")) {
            // Two installers at once would meet in the shared catalogues.
            execute(server, "select pg_advisory_lock(" + LOCK + ")");
            for (ServiceDatabase database : databases) {
                role(server, database.owner(), database.ownerPassword());
                role(server, database.app(), database.appPassword());
                create(server, database.name(), database.owner());
                inside(database);
            }
        }
    }

    /** A database of a program that is not ours: one role, which owns it. */
    public void installOwned(String name, String role, String rolePassword) throws SQLException {
        try (Connection server = connect("postgres")) {
            execute(server, "select pg_advisory_lock(" + LOCK + ")");
            role(server, role, rolePassword);
            create(server, name, role);
            execute(server, statement(server, "revoke all on database %I from public", name));
        }
    }

    private void inside(ServiceDatabase database) throws SQLException {
        try (Connection in = connect(database.name())) {
            extensions(in);
            leakproof(in);
            String app = database.app();
            String name = database.name();
            execute(in, statement(in, "revoke all on database %I from public", name));
            execute(in, statement(in, "grant connect, temporary on database %I to %I", name, app));
            execute(in, statement(in, "grant usage on schema public to %I", app));
            execute(
                    in,
                    statement(
                            in,
                            """
                            alter default privileges for role %I in schema public
                            grant select, insert, update, delete on tables to %I
                            """,
                            database.owner(),
                            app));
            execute(
                    in,
                    statement(
                            in,
                            """
                            alter default privileges for role %I in schema public
                            grant usage on sequences to %I
                            """,
                            database.owner(),
                            app));
        }
    }

    private static void role(Connection server, String name, String password) throws SQLException {
        if (!exists(server, "select 1 from pg_roles where rolname = ?", name)) {
            execute(server, statement(server, "create role %I", name));
        }
        execute(
                server,
                statement(
                        server,
                        """
                        alter role %I with login nosuperuser nocreatedb nocreaterole inherit
                        noreplication nobypassrls password %L
                        """,
                        name,
                        password));
    }

    private static void create(Connection server, String name, String owner) throws SQLException {
        if (!exists(server, "select 1 from pg_database where datname = ?", name)) {
            execute(server, statement(server, "create database %I owner %I", name, owner));
        }
    }

    private static void extensions(Connection in) throws SQLException {
        for (String extension : EXTENSIONS) {
            execute(in, statement(in, "create extension if not exists %I", extension));
        }
        for (String extension : EXTENSIONS_IF_THERE) {
            if (exists(in, "select 1 from pg_available_extensions where name = ?", extension)) {
                execute(in, statement(in, "create extension if not exists %I", extension));
            }
        }
    }

    /**
     * Under row-level security only leakproof operators may use an index or run before the policy;
     * without the mark a search in a province's lists takes a thousand times longer. The marked
     * functions compare text and raise no error that tells a value.
     */
    private static void leakproof(Connection in) throws SQLException {
        List<String> functions = new ArrayList<>();
        try (Statement statement = in.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select distinct p.oid::regprocedure::text as signature
                                from pg_operator o
                                join pg_proc p on p.oid = o.oprcode
                                where o.oprname in
                                  ('~~', '!~~', '~~*', '!~~*', '%', '<%', '%>', '<<%', '%>>', '^@')
                                  and o.oprleft = 'text'::regtype
                                  and o.oprright = 'text'::regtype
                                  and not p.proleakproof
                                order by signature
                                """)) {
            while (rows.next()) {
                functions.add(rows.getString("signature"));
            }
        }
        for (String function : functions) {
            execute(in, "alter function " + function + " leakproof");
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(serverUrl + database, superuser, password);
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Lets the server quote names ({@code %I}) and literals ({@code %L}). */
    private static String statement(Connection connection, String format, String... arguments)
            throws SQLException {
        String placeholders = ", ?".repeat(arguments.length);
        try (PreparedStatement statement =
                connection.prepareStatement("select format(?" + placeholders + ")")) {
            statement.setString(1, format);
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 2, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
