package io.dianan.device.presence;

import io.dianan.platform.scope.AcrossTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Moves the instant at which a device was last heard. Joins the running transaction. */
@ApplicationScoped
public class SeenStore {
    private final DataSource dataSource;

    public SeenStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Moves forward only. Rows are taken in one order by everybody, so that lanes never deadlock.
     */
    @AcrossTenants("a lane carries the messages of every owner")
    public void move(Map<UUID, Instant> heard) {
        if (heard.isEmpty()) {
            return;
        }
        String sql =
                """
                insert into device_seen (device_id, seen_at)
                select device_id, seen_at
                from unnest(?::uuid[], ?::timestamptz[]) as heard (device_id, seen_at)
                order by device_id
                on conflict (device_id) do update
                set seen_at = excluded.seen_at
                where device_seen.seen_at < excluded.seen_at
                """;
        UUID[] devices = heard.keySet().toArray(UUID[]::new);
        Timestamp[] instants =
                heard.values().stream().map(Timestamp::from).toArray(Timestamp[]::new);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", devices));
            statement.setArray(2, connection.createArrayOf("timestamptz", instants));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the last signs of life could not be written", e);
        }
    }
}
