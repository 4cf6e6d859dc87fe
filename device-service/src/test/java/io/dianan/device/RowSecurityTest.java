package io.dianan.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.testkit.ScopeIsolation;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the database shows by itself, whatever the code above forgets. */
@QuarkusTest
@DeviceSuite
class RowSecurityTest {
    private static final List<String> TABLES = List.of("device", "circuit", "credential");

    private final DataSource dataSource;
    private final ScopeStore scopes;

    RowSecurityTest(DataSource dataSource, ScopeStore scopes) {
        this.dataSource = dataSource;
        this.scopes = scopes;
    }

    @Test
    void eachScopeSeesItsOwnRowsOnly() {
        UUID device = AccessThings.fresh().device();

        for (String table : TABLES) {
            assertThat(rows(new Scope.OfProvider(Owners.PROVIDER_A), table, device)).isOne();
            assertThat(rows(new Scope.OfProvider(Owners.PROVIDER_B), table, device)).isZero();
            assertThat(rows(new Scope.OfEnterprise(Owners.ENTERPRISE_A1), table, device)).isOne();
            assertThat(rows(new Scope.OfEnterprise(Owners.ENTERPRISE_B1), table, device)).isZero();
            assertThat(rows(new Scope.Region("330000"), table, device)).isOne();
            assertThat(rows(new Scope.Region(Owners.GONGSHU), table, device)).isOne();
            assertThat(rows(new Scope.Region(Owners.XIHU), table, device)).isZero();
            assertThat(rows(new Scope.Everything("test"), table, device)).isOne();
            assertThat(rows(new Scope.Nobody(), table, device)).isZero();
        }
    }

    @Test
    void withoutAScopeThereIsNothing() throws SQLException {
        UUID device = AccessThings.fresh().device();

        for (String table : TABLES) {
            assertThat(rows(table, device)).isZero();
        }
    }

    @Test
    void everyTableWithAnOwnerHasItsPolicy() throws SQLException {
        AccessThings.fresh();

        assertThat(ScopeIsolation.violations(dataSource, Map.of())).isEmpty();
    }

    @Test
    void nobodyGivesARowAway() {
        UUID device = AccessThings.fresh().device();
        Scope owner = new Scope.OfProvider(Owners.PROVIDER_A);

        assertThatThrownBy(() -> scopes.run(owner, () -> give(device, Owners.PROVIDER_B)))
                .hasStackTraceContaining("row-level security");
    }

    private int rows(Scope scope, String table, UUID device) {
        return scopes.call(
                scope,
                () -> {
                    try {
                        return rows(table, device);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private int rows(String table, UUID device) throws SQLException {
        String column = table.equals("device") ? "id" : "device_id";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select count(*) from " + table + " where " + column + " = ?")) {
            select.setObject(1, device);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void give(UUID device, UUID provider) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update device set provider_id = ? where id = ?")) {
            update.setObject(1, provider);
            update.setObject(2, device);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
