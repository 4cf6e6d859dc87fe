package io.dianan.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Finds every table with owner columns ({@code provider_id}, {@code enterprise_id}, {@code
 * region_code}) and tells where row-level security does not hold there. A new table is found by its
 * columns, so nobody has to remember it.
 *
 * <pre>{@code
 * assertThat(ScopeIsolation.violations(dataSource, Map.of())).isEmpty();
 * }</pre>
 */
public final class ScopeIsolation {
    private static final List<String> SETTINGS =
            List.of(
                    "dianan.scope_all",
                    "dianan.scope_provider",
                    "dianan.scope_enterprise",
                    "dianan.scope_region");
    private static final Set<String> OWNER_COLUMNS =
            Set.of("provider_id", "enterprise_id", "region_code");

    private ScopeIsolation() {}

    private record Table(
            String name, boolean secured, boolean ours, List<String> columns, String policy) {}

    /**
     * @param dataSource as the service's application role
     * @param exceptions tables that may be open, each with its reason; one that is not needed is a
     *     violation itself
     */
    public static List<String> violations(DataSource dataSource, Map<String, String> exceptions)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return violations(connection, exceptions);
        }
    }

    static List<String> violations(Connection connection, Map<String, String> exceptions)
            throws SQLException {
        List<String> found = new ArrayList<>(role(connection));
        List<Table> tables = tables(connection);
        for (Table table : tables) {
            List<String> open = new ArrayList<>(declared(table));
            if (open.isEmpty() && showsRows(connection, table)) {
                open.add(table.name() + " shows rows to nobody in particular");
            }
            boolean excused = exceptions.containsKey(table.name());
            if (excused && open.isEmpty()) {
                found.add(table.name() + " is excused and needs no excuse");
            }
            if (!excused) {
                found.addAll(open);
            }
        }
        exceptions.keySet().stream()
                .filter(name -> tables.stream().noneMatch(table -> table.name().equals(name)))
                .forEach(name -> found.add(name + " is excused and has no owner columns"));
        return found;
    }

    private static List<String> declared(Table table) {
        List<String> found = new ArrayList<>();
        String name = table.name();
        if (table.ours()) {
            found.add(name + " belongs to the application role, which stands above its policies");
        }
        if (!table.secured()) {
            found.add(name + " has no row-level security");
        }
        if (table.policy().isEmpty()) {
            found.add(name + " has no policy for all commands");
            return found;
        }
        SETTINGS.stream()
                .filter(setting -> !table.policy().contains(setting))
                .forEach(setting -> found.add(name + ": its policy does not ask " + setting));
        table.columns().stream()
                .filter(column -> !table.policy().contains(column))
                .forEach(column -> found.add(name + ": its policy does not look at " + column));
        return found;
    }

    private static List<String> role(Connection connection) throws SQLException {
        String sql =
                """
                select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user
                """;
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            boolean above = row.getBoolean("rolsuper") || row.getBoolean("rolbypassrls");
            return above
                    ? List.of("role " + row.getString("rolname") + " stands above all policies")
                    : List.of();
        }
    }

    /** Parts of a partitioned table are reached through it and are not looked at. */
    private static List<Table> tables(Connection connection) throws SQLException {
        String sql =
                """
                select c.relname as name,
                       c.relrowsecurity as secured,
                       pg_get_userbyid(c.relowner) = current_user as ours,
                       array_agg(a.attname::text order by a.attname) as columns,
                       coalesce((select string_agg(pg_get_expr(p.polqual, p.polrelid), ' ')
                                 from pg_policy p
                                 where p.polrelid = c.oid and p.polcmd = '*'), '') as policy
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
                where c.relnamespace = 'public'::regnamespace
                  and c.relkind in ('r', 'p')
                  and not c.relispartition
                  and a.attname = any (?)
                group by c.oid, c.relname, c.relrowsecurity, c.relowner
                order by c.relname
                """;
        List<Table> tables = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", OWNER_COLUMNS.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tables.add(
                            new Table(
                                    row.getString("name"),
                                    row.getBoolean("secured"),
                                    row.getBoolean("ours"),
                                    List.of((String[]) row.getArray("columns").getArray()),
                                    row.getString("policy")));
                }
            }
        }
        return tables;
    }

    /** Whether a session that has set no scope sees anything. */
    private static boolean showsRows(Connection connection, Table table) throws SQLException {
        String sql = "select exists (select from %s)".formatted(table.name());
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
