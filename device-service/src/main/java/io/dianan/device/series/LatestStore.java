package io.dianan.device.series;

import io.dianan.contracts.metric.Metric;
import io.dianan.device.moment.Moment;
import io.dianan.platform.page.Cursor;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.WireProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads latest values of the circuits that the running transaction's scope shows. */
@ApplicationScoped
class LatestStore {
    private final DataSource dataSource;

    LatestStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the order of circuit ids. */
    List<Latest> page(LatestFilter filter, PageRequest page) {
        String sql =
                """
                select c.id as circuit_id, c.device_id, l.at, l.received_at, l.time_quality,
                       l.residual_current, l.temperature1, l.temperature2, l.temperature3,
                       l.temperature4, l.current_a, l.current_b, l.current_c, l.voltage_a,
                       l.voltage_b, l.voltage_c, l.active_power, l.power_factor, l.energy,
                       l.arc_count, l.extra
                from circuit c
                join reading_latest l on l.circuit_id = c.id
                where (?::text is null or c.region_code like ?::text || '%')
                  and (?::uuid is null or c.provider_id = ?::uuid)
                  and (?::uuid is null or c.enterprise_id = ?::uuid)
                  and (?::uuid is null or c.device_id in
                        (select d.id from device d where d.site_id = ?::uuid))
                  and (?::uuid is null or c.device_id = ?::uuid)
                  and (?::uuid is null or c.id > ?::uuid)
                order by c.id
                limit ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = bind(statement, filter);
            UUID after = page.cursor().map(LatestStore::circuit).orElse(null);
            statement.setObject(next++, after);
            statement.setObject(next++, after);
            statement.setInt(next, page.fetch());
            List<Latest> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(latest(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("latest readings could not be listed", e);
        }
    }

    long count(LatestFilter filter) {
        String sql =
                """
                select count(*) as circuits
                from circuit c
                join reading_latest l on l.circuit_id = c.id
                where (?::text is null or c.region_code like ?::text || '%')
                  and (?::uuid is null or c.provider_id = ?::uuid)
                  and (?::uuid is null or c.enterprise_id = ?::uuid)
                  and (?::uuid is null or c.device_id in
                        (select d.id from device d where d.site_id = ?::uuid))
                  and (?::uuid is null or c.device_id = ?::uuid)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, filter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong("circuits");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("latest readings could not be counted", e);
        }
    }

    private static int bind(PreparedStatement statement, LatestFilter filter) throws SQLException {
        int next = 1;
        next = twice(statement, next, filter.regionPrefix());
        next = twice(statement, next, filter.providerId());
        next = twice(statement, next, filter.enterpriseId());
        next = twice(statement, next, filter.siteId());
        return twice(statement, next, filter.deviceId());
    }

    private static int twice(PreparedStatement statement, int first, @Nullable Object value)
            throws SQLException {
        statement.setObject(first, value);
        statement.setObject(first + 1, value);
        return first + 2;
    }

    private static UUID circuit(Cursor cursor) {
        try {
            return UUID.fromString(cursor.parts().getFirst());
        } catch (IllegalArgumentException e) {
            throw WireProblem.INVALID_PARAMETER.because("cursor is not one of ours");
        }
    }

    private static Latest latest(ResultSet row) throws SQLException {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            long steps = row.getLong(metric.column());
            if (!row.wasNull()) {
                values.put(metric.key(), metric.unscaled(steps));
            }
        }
        return new Latest(
                row.getObject("circuit_id", UUID.class),
                row.getObject("device_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Moment.word(Moment.qualityOf(row.getInt("time_quality"))),
                values,
                row.getString("extra"));
    }
}
