package io.dianan.device.storage;

import io.dianan.platform.scope.AcrossTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import javax.sql.DataSource;

/** The days of readings in the database, UTC. Joins the running transaction. */
@ApplicationScoped
@AcrossTenants("days of readings are the installation's, not an owner's")
public class ReadingDayStore {
    private final DataSource dataSource;

    public ReadingDayStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How long readings are kept where the operator has not said so. */
    Duration retention() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select reading_retention_days() as days");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Duration.ofDays(row.getInt("days"));
        } catch (SQLException e) {
            throw new IllegalStateException("the retention of readings could not be read", e);
        }
    }

    /** Makes days that are not there. */
    void make(Collection<LocalDate> days) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select reading_day_make(?)")) {
            for (LocalDate day : days) {
                statement.setObject(1, day);
                statement.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("days of readings could not be made: " + days, e);
        }
    }

    /**
     * Drops whole days before {@code first} and the conflicts that belong to them.
     *
     * @return how many days
     */
    int drop(LocalDate first) {
        String conflicts =
                "delete from reading_conflict where at < ?::date::timestamp at time zone 'UTC'";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement drop =
                        connection.prepareStatement("select reading_days_drop(?) as dropped");
                PreparedStatement delete = connection.prepareStatement(conflicts)) {
            delete.setObject(1, first);
            delete.executeUpdate();
            drop.setObject(1, first);
            try (ResultSet row = drop.executeQuery()) {
                row.next();
                return row.getInt("dropped");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("old days of readings could not be dropped", e);
        }
    }
}
