package io.dianan.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dianan.alarm.alarm.Alarms;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.testkit.ScopeIsolation;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the database shows by itself, whatever the code above forgets. */
@QuarkusTest
@AlarmSuite
class RowSecurityTest {
    private static final Map<String, String> OWN_ID =
            Map.of(
                    "device", "select count(*) from device where id = ?",
                    "circuit", "select count(*) from circuit where device_id = ?",
                    "alarm", "select count(*) from alarm where device_id = ?",
                    "alarm_line",
                            """
                            select count(*) from alarm_line l
                             where (select device_id from alarm where id = l.alarm_id) = ?
                            """);

    private final DataSource dataSource;
    private final ScopeStore scopes;
    private final Fleet fleet;
    private final Alarms alarms;

    RowSecurityTest(DataSource dataSource, ScopeStore scopes, Fleet fleet, Alarms alarms) {
        this.dataSource = dataSource;
        this.scopes = scopes;
        this.fleet = fleet;
        this.alarms = alarms;
    }

    @Test
    void eachScopeSeesItsOwnRowsOnly() {
        UUID device = leaking().id();

        for (String sql : OWN_ID.values()) {
            assertThat(rows(new Scope.OfProvider(Fleet.PROVIDER_A), sql, device)).isOne();
            assertThat(rows(new Scope.OfProvider(Fleet.PROVIDER_B), sql, device)).isZero();
            assertThat(rows(new Scope.OfEnterprise(Fleet.ENTERPRISE_A1), sql, device)).isOne();
            assertThat(rows(new Scope.OfEnterprise(Fleet.ENTERPRISE_B1), sql, device)).isZero();
            assertThat(rows(new Scope.Region("330000"), sql, device)).isOne();
            assertThat(rows(new Scope.Region("330200"), sql, device)).isZero();
            assertThat(rows(new Scope.Region(Fleet.GONGSHU), sql, device)).isOne();
            assertThat(rows(new Scope.Region(Fleet.XIHU), sql, device)).isZero();
            assertThat(rows(new Scope.Everything("test"), sql, device)).isOne();
            assertThat(rows(new Scope.Nobody(), sql, device)).isZero();
        }
    }

    @Test
    void withoutAScopeThereIsNothing() throws SQLException {
        UUID device = leaking().id();

        for (String sql : OWN_ID.values()) {
            assertThat(rows(sql, device)).isZero();
        }
    }

    /** The nation's floors are for everybody to read, so that nobody must guess a limit. */
    @Test
    void everyTableWithAnOwnerHasItsPolicy() throws SQLException {
        leaking();

        assertThat(
                        ScopeIsolation.violations(
                                dataSource,
                                Map.of("rule_floor", "what a regulator demands is public")))
                .isEmpty();
    }

    @Test
    void nobodyGivesAnAlarmAway() {
        UUID device = leaking().id();
        Scope owner = new Scope.OfProvider(Fleet.PROVIDER_A);

        assertThatThrownBy(
                        () ->
                                scopes.run(
                                        owner,
                                        () ->
                                                change(
                                                        "update alarm set provider_id = ?"
                                                                + " where device_id = ?",
                                                        Fleet.PROVIDER_B,
                                                        device)))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void nobodyRewritesATimeline() {
        UUID alarm = alarms.open(leaking()).getFirst();
        Scope everything = new Scope.Everything("test");

        assertThatThrownBy(
                        () ->
                                scopes.run(
                                        everything,
                                        () ->
                                                change(
                                                        "delete from alarm_line"
                                                                + " where alarm_id = ?",
                                                        alarm)))
                .hasStackTraceContaining("permission denied");
    }

    private Device leaking() {
        Device device = fleet.ofA();
        alarms.leak(device, 612);
        return device;
    }

    private int rows(Scope scope, String sql, UUID device) {
        return scopes.call(
                scope,
                () -> {
                    try {
                        return rows(sql, device);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private int rows(String sql, UUID device) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, device);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void change(String sql, Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                change.setObject(i + 1, arguments[i]);
            }
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
