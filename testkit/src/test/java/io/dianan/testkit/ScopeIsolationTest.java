package io.dianan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Planted tables, each with one fault. */
class ScopeIsolationTest {
    private static final String POLICY =
            """
            create policy scope on planted using (
                 (select current_setting('dianan.scope_all', true)) = 'on'
              or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
              or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
              or ((select current_setting('dianan.scope_region', true)) <> ''
                  and starts_with(region_code, (select current_setting('dianan.scope_region', true)))))
            """;
    private static final String TABLE =
            "create table planted (id int, provider_id uuid, enterprise_id uuid, region_code text)";
    private static final String SECURED = "alter table planted enable row level security";
    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.create("planted");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @AfterEach
    void clear() throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("drop table if exists planted");
        }
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("drop table if exists planted");
        }
    }

    @Test
    void aTableWithItsPolicyIsSilent() throws SQLException {
        assertThat(found(TABLE, SECURED, POLICY)).isEmpty();
    }

    @Test
    void aTableWithoutOwnerColumnsIsNotLookedAt() throws SQLException {
        assertThat(found("create table planted (id int)")).isEmpty();
    }

    @Test
    void aTableWithoutRowLevelSecurityIsFoundByItsColumns() throws SQLException {
        assertThat(found("create table planted (id int, region_code text)"))
                .containsExactly(
                        "planted has no row-level security",
                        "planted has no policy for all commands");
    }

    @Test
    void aPolicyThatIsNotSwitchedOnIsFound() throws SQLException {
        assertThat(found(TABLE, POLICY)).containsExactly("planted has no row-level security");
    }

    @Test
    void aPolicyThatForgetsAnOwnerIsFound() throws SQLException {
        assertThat(found(TABLE, SECURED, POLICY.replaceAll("or enterprise_id.*\\n", "")))
                .containsExactly(
                        "planted: its policy does not ask dianan.scope_enterprise",
                        "planted: its policy does not look at enterprise_id");
    }

    @Test
    void aPolicyForReadingOnlyIsFound() throws SQLException {
        assertThat(found(TABLE, SECURED, POLICY.replace("using", "for select using")))
                .containsExactly("planted has no policy for all commands");
    }

    @Test
    void aPolicyThatSaysTrueInTheEndIsFoundByItsRows() throws SQLException {
        String open = POLICY.stripTrailing().replaceFirst("\\)$", " or true)");
        assertThat(found(TABLE, SECURED, open, "insert into planted values (1, null, null, '33')"))
                .containsExactly("planted shows rows to nobody in particular");
    }

    @Test
    void aRoleAboveThePoliciesIsFound() throws SQLException {
        found(TABLE, SECURED, POLICY);
        try (Connection superuser = database.connectAsSuperuser()) {
            assertThat(ScopeIsolation.violations(superuser, Map.of()).getFirst())
                    .endsWith("stands above all policies");
        }
        try (Connection owner = database.connectAsOwner()) {
            assertThat(ScopeIsolation.violations(owner, Map.of()).getFirst())
                    .contains("belongs to the application role");
        }
    }

    @Test
    void anExcuseIsTakenOnlyWhereItIsNeeded() throws SQLException {
        assertThat(found(TABLE, SECURED)).isNotEmpty();
        try (Connection app = database.connectAsApp()) {
            assertThat(ScopeIsolation.violations(app, Map.of("planted", "a reason"))).isEmpty();
            assertThat(ScopeIsolation.violations(app, Map.of("planted", "r", "gone", "r")))
                    .containsExactly("gone is excused and has no owner columns");
        }
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(POLICY);
        }
        try (Connection app = database.connectAsApp()) {
            assertThat(ScopeIsolation.violations(app, Map.of("planted", "a reason")))
                    .containsExactly("planted is excused and needs no excuse");
        }
    }

    private static List<String> found(String... statements) throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        try (Connection app = database.connectAsApp()) {
            return ScopeIsolation.violations(app, Map.of());
        }
    }
}
