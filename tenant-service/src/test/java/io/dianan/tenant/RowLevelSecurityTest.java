package io.dianan.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.ScopeIsolation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock behind the code: what the application's role gets from the database itself. */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class RowLevelSecurityTest {
    private static final List<String> TABLES = List.of("provider", "enterprise", "site");

    @Inject DataSource dataSource;

    @ConfigProperty(name = "dianan.db.url")
    String url;

    @ConfigProperty(name = "dianan.db.user")
    String user;

    @ConfigProperty(name = "dianan.db.password")
    String password;

    private Connection app;

    @BeforeEach
    void connectAsTheApplicationInATransaction() throws SQLException {
        app = DriverManager.getConnection(url, user, password);
        app.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        app.rollback();
        app.close();
    }

    @Test
    void everyTableWithAnOwnerIsSecured() throws SQLException {
        assertThat(ScopeIsolation.violations(dataSource, Map.of())).isEmpty();
    }

    @Test
    void withoutAScopeThereAreNoRows() throws SQLException {
        for (String table : TABLES) {
            assertThat(count(table)).as(table).isZero();
        }
        scope("all", "on");
        for (String table : TABLES) {
            assertThat(count(table)).as(table).isPositive();
        }
    }

    @Test
    void anEmptyScopeIsNobodyAndNotEverybody() throws SQLException {
        for (String setting : List.of("all", "region", "provider", "enterprise")) {
            scope(setting, "");
        }
        for (String table : TABLES) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "provider, 01900000-0000-7000-8000-00000000000a, 01900000-0000-7000-8000-00000000000b",
        "enterprise, 01900000-0000-7000-8000-0000000000a1, 01900000-0000-7000-8000-0000000000b1"
    })
    void anOwnerSeesOwnRowsOnly(String setting, String own, String foreign) throws SQLException {
        scope(setting, own);

        assertThat(ids(setting)).contains(own).doesNotContain(foreign);
        assertThat(ids("site"))
                .contains("01900000-0000-7000-8000-000000000a11")
                .doesNotContain("01900000-0000-7000-8000-000000000b11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"33", "3301", "330105"})
    void aRegionSeesItsSubtree(String prefix) throws SQLException {
        scope("region", prefix);

        assertThat(ids("enterprise")).contains("01900000-0000-7000-8000-0000000000a1");
        assertThat(ids("site").contains("01900000-0000-7000-8000-000000000b11"))
                .isEqualTo(!prefix.equals("330105"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update provider set name = 'x' where id = '01900000-0000-7000-8000-00000000000b'",
                "update enterprise set name = 'x' where id = '01900000-0000-7000-8000-0000000000b1'",
                "update site set name = 'x' where id = '01900000-0000-7000-8000-000000000b11'",
                "delete from site where id = '01900000-0000-7000-8000-000000000b11'"
            })
    void foreignRowsCannotBeTouched(String sql) throws SQLException {
        scope("provider", "01900000-0000-7000-8000-00000000000a");

        try (PreparedStatement statement = app.prepareStatement(sql)) {
            assertThat(statement.executeUpdate()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                update enterprise set provider_id = '01900000-0000-7000-8000-00000000000b'
                where id = '01900000-0000-7000-8000-0000000000a1'
                """,
                """
                update site set provider_id = '01900000-0000-7000-8000-00000000000b'
                where id = '01900000-0000-7000-8000-000000000a11'
                """,
                """
                insert into provider (id, version, region_code, name, uscc, created_at, changed_at)
                values (gen_random_uuid(), 0, '330105', 'x', '91330106MA20003340', now(), now())
                """
            })
    void nobodyWritesARowForSomebodyElse(String sql) throws SQLException {
        scope("provider", "01900000-0000-7000-8000-00000000000a");

        try (PreparedStatement statement = app.prepareStatement(sql)) {
            assertThatThrownBy(statement::executeUpdate)
                    .hasMessageContaining("row-level security policy");
        }
    }

    @Test
    void aSearchInALargeListIsFoundByItsIndexUnderTheScope() throws SQLException {
        scope("provider", "01900000-0000-7000-8000-00000000000a");
        execute("set local enable_seqscan = off");

        try (PreparedStatement statement =
                        app.prepareStatement(
                                "explain select id from enterprise where name ilike '%企业甲一%'");
                ResultSet plan = statement.executeQuery()) {
            StringBuilder lines = new StringBuilder();
            while (plan.next()) {
                lines.append(plan.getString(1)).append('\n');
            }
            assertThat(lines).contains("enterprise_by_text");
        }
    }

    private void scope(String name, String value) throws SQLException {
        try (PreparedStatement statement = app.prepareStatement("select set_config(?, ?, true)")) {
            statement.setString(1, "dianan.scope_" + name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = app.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private long count(String table) throws SQLException {
        return ids(table).size();
    }

    private List<String> ids(String table) throws SQLException {
        try (PreparedStatement statement = app.prepareStatement("select id from " + table);
                ResultSet rows = statement.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
