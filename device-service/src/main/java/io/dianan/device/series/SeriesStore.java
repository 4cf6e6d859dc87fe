package io.dianan.device.series;

import io.dianan.contracts.metric.Metric;
import io.dianan.device.moment.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads series of one circuit, under the scope of the running transaction. */
@ApplicationScoped
class SeriesStore {
    private static final int FETCH_ROWS = 1_000;

    /** Decimal places of a mean beyond those of its metric. */
    private static final int MEAN_DECIMALS = 2;

    private final DataSource dataSource;

    SeriesStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether the scope shows this circuit; nothing else is asked about a circuit it does not. */
    boolean shows(UUID circuitId) {
        String sql = "select 1 from circuit where id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, circuitId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the circuit could not be looked up", e);
        }
    }

    /** How many raw readings a request spans; counting ends behind {@code most}. */
    int count(SeriesRequest request, int most) {
        String sql =
                """
                select count(*) as readings
                from (select 1
                      from reading
                      where circuit_id = ? and at >= ? and at < ?
                      limit ?) as spanned
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bindSpan(statement, request, 1);
            statement.setInt(4, most + 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt("readings");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("readings could not be counted", e);
        }
    }

    /**
     * Reads items in the order of time.
     *
     * @param each takes one and tells whether it wants more
     */
    void read(SeriesRequest request, Predicate<Sample> each) {
        try (Connection connection = dataSource.getConnection()) {
            boundWaiting(connection);
            if (request.every() == Every.RAW) {
                raw(connection, request, each);
            } else {
                buckets(connection, request, each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("readings could not be read", e);
        }
    }

    /** A reader that stops reading lets go of the connection. */
    private static void boundWaiting(Connection connection) throws SQLException {
        String sql =
                """
                select set_config('statement_timeout', '30s', true),
                       set_config('idle_in_transaction_session_timeout', '30s', true)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static void raw(Connection connection, SeriesRequest request, Predicate<Sample> each)
            throws SQLException {
        String sql =
                """
                select at, received_at, time_quality,
                       residual_current, temperature1, temperature2, temperature3, temperature4,
                       current_a, current_b, current_c, voltage_a, voltage_b, voltage_c,
                       active_power, power_factor, energy, arc_count, extra
                from reading
                where circuit_id = ? and at >= ? and at < ?
                order by at
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            bindSpan(statement, request, 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && each.test(reading(rows, request.metrics()))) {
                    // Each one is the reader's now.
                }
            }
        }
    }

    private static void buckets(
            Connection connection, SeriesRequest request, Predicate<Sample> each)
            throws SQLException {
        String sql =
                """
                select date_bin(make_interval(secs => ?), r.at,
                                timestamptz '2000-01-01 00:00:00+08') as bin,
                       m.metric as metric,
                       min(m.steps) as least, max(m.steps) as most,
                       avg(m.steps) as mean, count(*) as readings
                from reading r
                cross join lateral (values
                    ('residualCurrent', r.residual_current::bigint),
                    ('temperature1', r.temperature1),
                    ('temperature2', r.temperature2),
                    ('temperature3', r.temperature3),
                    ('temperature4', r.temperature4),
                    ('currentA', r.current_a),
                    ('currentB', r.current_b),
                    ('currentC', r.current_c),
                    ('voltageA', r.voltage_a),
                    ('voltageB', r.voltage_b),
                    ('voltageC', r.voltage_c),
                    ('activePower', r.active_power),
                    ('powerFactor', r.power_factor),
                    ('energy', r.energy),
                    ('arcCount', r.arc_count)) as m (metric, steps)
                where r.circuit_id = ? and r.at >= ? and r.at < ?
                  and m.steps is not null and m.metric = any(?)
                group by bin, metric
                order by bin, metric
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            statement.setDouble(1, request.every().width().toSeconds());
            bindSpan(statement, request, 2);
            Object[] metrics = request.metrics().stream().map(Metric::key).toArray();
            statement.setArray(5, connection.createArrayOf("text", metrics));
            try (ResultSet rows = statement.executeQuery()) {
                Sample.@Nullable Bucket open = null;
                while (rows.next()) {
                    Instant bin = instant(rows, "bin");
                    if (open != null && !open.at().equals(bin)) {
                        if (!each.test(open)) {
                            return;
                        }
                        open = null;
                    }
                    if (open == null) {
                        open = new Sample.Bucket(bin, new EnumMap<>(Metric.class));
                    }
                    Metric metric = Metric.of(rows.getString("metric")).orElseThrow();
                    open.values().put(metric, summary(rows, metric));
                }
                if (open != null) {
                    boolean _ = each.test(open);
                }
            }
        }
    }

    private static Sample.Summary summary(ResultSet row, Metric metric) throws SQLException {
        BigDecimal mean =
                row.getBigDecimal("mean")
                        .movePointLeft(metric.decimals())
                        .setScale(metric.decimals() + MEAN_DECIMALS, RoundingMode.HALF_UP);
        return new Sample.Summary(
                metric.unscaled(row.getLong("least")),
                metric.unscaled(row.getLong("most")),
                mean,
                row.getLong("readings"));
    }

    private static Sample.Raw reading(ResultSet row, Set<Metric> metrics) throws SQLException {
        Map<Metric, BigDecimal> values = new EnumMap<>(Metric.class);
        for (Metric metric : metrics) {
            long steps = row.getLong(metric.column());
            if (!row.wasNull()) {
                values.put(metric, metric.unscaled(steps));
            }
        }
        return new Sample.Raw(
                instant(row, "at"),
                instant(row, "received_at"),
                Moment.word(Moment.qualityOf(row.getInt("time_quality"))),
                values,
                row.getString("extra"));
    }

    private static void bindSpan(PreparedStatement statement, SeriesRequest request, int first)
            throws SQLException {
        statement.setObject(first, request.circuitId());
        statement.setObject(first + 1, request.from().atOffset(ZoneOffset.UTC));
        statement.setObject(first + 2, request.to().atOffset(ZoneOffset.UTC));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
