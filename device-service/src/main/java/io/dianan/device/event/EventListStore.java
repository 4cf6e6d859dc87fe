package io.dianan.device.event;

import io.dianan.device.moment.Moment;
import io.dianan.device.moment.MomentKey;
import io.dianan.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads a device's events under the scope of the running transaction. */
@ApplicationScoped
class EventListStore {
    private final DataSource dataSource;

    EventListStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether the scope shows this device. */
    boolean shows(UUID deviceId) {
        String sql = "select 1 from device where id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, deviceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the device could not be looked up", e);
        }
    }

    /** Newest first. */
    List<EventView> page(UUID deviceId, EventFilter filter, PageRequest page) {
        String sql =
                """
                select id, device_id, circuit_id, kind, at, received_at, time_quality, detail, body
                from device_event
                where device_id = ?
                  and (?::text is null or kind = ?::text)
                  and (?::timestamptz is null or at >= ?::timestamptz)
                  and (?::timestamptz is null or at < ?::timestamptz)
                  and (?::timestamptz is null or (at, id) < (?::timestamptz, ?::uuid))
                order by at desc, id desc
                limit ?
                """;
        Optional<MomentKey> after = MomentKey.of(page);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, deviceId, filter);
            OffsetDateTime at = time(after.map(MomentKey::at).orElse(null));
            statement.setObject(8, at);
            statement.setObject(9, at);
            statement.setObject(10, after.map(MomentKey::id).orElse(null));
            statement.setInt(11, page.fetch());
            List<EventView> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(view(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be listed", e);
        }
    }

    long count(UUID deviceId, EventFilter filter) {
        String sql =
                """
                select count(*) as events
                from device_event
                where device_id = ?
                  and (?::text is null or kind = ?::text)
                  and (?::timestamptz is null or at >= ?::timestamptz)
                  and (?::timestamptz is null or at < ?::timestamptz)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, deviceId, filter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong("events");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be counted", e);
        }
    }

    private static void bind(PreparedStatement statement, UUID deviceId, EventFilter filter)
            throws SQLException {
        statement.setObject(1, deviceId);
        statement.setString(2, filter.kind());
        statement.setString(3, filter.kind());
        statement.setObject(4, time(filter.from()));
        statement.setObject(5, time(filter.from()));
        statement.setObject(6, time(filter.to()));
        statement.setObject(7, time(filter.to()));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static EventView view(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        return new EventView(
                row.getObject("id", UUID.class),
                row.getObject("device_id", UUID.class),
                row.getObject("circuit_id", UUID.class),
                row.getString("kind"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Moment.word(Moment.qualityOf(row.getInt("time_quality"))),
                row.getString("detail"),
                body == null ? null : Base64.getEncoder().encodeToString(body));
    }
}
