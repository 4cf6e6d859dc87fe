package io.dianan.device.reading;

import io.dianan.contracts.metric.Metric;
import io.dianan.device.moment.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Makes a reading of a row with the columns of {@code reading}. */
final class RowStore {
    private static final UUID NO_DEVICE = new UUID(0, 0);

    private RowStore() {}

    /** A stored reading does not tell its device; its circuit does. */
    static CircuitReading reading(ResultSet row) throws SQLException {
        MetricValues.Builder values = MetricValues.builder();
        for (Metric metric : MetricValues.CATALOGUE) {
            long steps = row.getLong(metric.column());
            if (!row.wasNull()) {
                values.set(metric, steps);
            }
        }
        return new CircuitReading(
                NO_DEVICE,
                row.getObject("circuit_id", UUID.class),
                new Moment(
                        instant(row, "at"),
                        instant(row, "received_at"),
                        Moment.qualityOf(row.getInt("time_quality"))),
                values.build(),
                ExtraText.parse(row.getString("extra")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
