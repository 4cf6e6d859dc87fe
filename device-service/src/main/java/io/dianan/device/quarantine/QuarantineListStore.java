package io.dianan.device.quarantine;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the quarantine under the scope of the running transaction. */
@ApplicationScoped
class QuarantineListStore {
    private final DataSource dataSource;

    QuarantineListStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Newest first. */
    List<QuarantineView> page(QuarantineFilter filter, PageRequest page) {
        String sql =
                """
                select id, device_id, received_at, reason, detail, topic, body, sha256
                from quarantine
                where (?::uuid is null or device_id = ?::uuid)
                  and (?::text is null or reason = ?::text)
                  and (?::timestamptz is null or received_at >= ?::timestamptz)
                  and (?::timestamptz is null or received_at < ?::timestamptz)
                  and (?::timestamptz is null
                       or (received_at, id) < (?::timestamptz, ?::uuid))
                order by received_at desc, id desc
                limit ?
                """;
        Optional<MomentKey> after = MomentKey.of(page);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, filter);
            Object at = time(after.map(MomentKey::at).orElse(null));
            statement.setObject(9, at);
            statement.setObject(10, at);
            statement.setObject(11, after.map(MomentKey::id).orElse(null));
            statement.setInt(12, page.fetch());
            List<QuarantineView> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(view(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the quarantine could not be listed", e);
        }
    }

    long count(QuarantineFilter filter) {
        String sql =
                """
                select count(*) as things
                from quarantine
                where (?::uuid is null or device_id = ?::uuid)
                  and (?::text is null or reason = ?::text)
                  and (?::timestamptz is null or received_at >= ?::timestamptz)
                  and (?::timestamptz is null or received_at < ?::timestamptz)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, filter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong("things");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the quarantine could not be counted", e);
        }
    }

    private static void bind(PreparedStatement statement, QuarantineFilter filter)
            throws SQLException {
        statement.setObject(1, filter.deviceId());
        statement.setObject(2, filter.deviceId());
        statement.setString(3, filter.reason());
        statement.setString(4, filter.reason());
        statement.setObject(5, time(filter.from()));
        statement.setObject(6, time(filter.from()));
        statement.setObject(7, time(filter.to()));
        statement.setObject(8, time(filter.to()));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static QuarantineView view(ResultSet row) throws SQLException {
        return QuarantineView.of(
                row.getObject("id", UUID.class),
                row.getObject("device_id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("topic"),
                row.getBytes("body"),
                row.getBytes("sha256"));
    }
}
