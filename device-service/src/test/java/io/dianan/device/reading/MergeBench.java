package io.dianan.device.reading;

import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.TimeQuality;
import io.dianan.device.moment.Moment;
import io.dianan.device.presence.SeenStore;
import io.dianan.platform.lane.Tally;
import io.dianan.testkit.TestDatabase;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Rows a second of a lane's transaction (circuits looked up, COPY, merge, latest, last seen,
 * commit), on a real PostgreSQL with fsync. Not a test: run its main. Argument: seconds by case.
 */
public final class MergeBench {
    private static final int DEVICES = 16_000;

    private MergeBench() {}

    public static void main(String[] arguments) throws Exception {
        Duration each = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 5);
        try (TestDatabase database = TestDatabase.create("device")) {
            Flyway.configure()
                    .dataSource(database.url(), database.owner(), database.password())
                    .locations("classpath:db/migration", "classpath:db/platform")
                    .failOnMissingLocations(false)
                    .placeholders(Map.of("app", database.app()))
                    .load()
                    .migrate();
            Map<UUID, UUID> circuits = fleet(database);
            for (int rows : new int[] {100, 500, 2_000, 8_000}) {
                try (Connection connection = database.connectAsApp()) {
                    new MergeBench().run(connection, circuits, rows, each);
                }
            }
        }
    }

    private void run(Connection connection, Map<UUID, UUID> circuits, int rows, Duration each)
            throws SQLException {
        connection.setAutoCommit(false);
        DataSource source = one(connection);
        ReadingStore store = new ReadingStore(source);
        SeenStore seen = new SeenStore(source);
        List<Map.Entry<UUID, UUID>> all = new ArrayList<>(circuits.entrySet());
        List<CircuitReading> last = List.of();
        int next = 0;
        for (boolean again : new boolean[] {false, true}) {
            long written = 0;
            long stored = 0;
            long start = System.nanoTime();
            while (System.nanoTime() - start < each.toNanos()) {
                if (!again || last.isEmpty()) {
                    last = drain(all, next, rows);
                    next += rows;
                }
                Map<UUID, Instant> heard = new HashMap<>();
                last.forEach(r -> heard.put(r.deviceId(), r.moment().receivedAt()));
                Tally tally = new Drain(store, last).write();
                seen.move(heard);
                connection.commit();
                written += rows;
                stored += tally.stored();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%-11s %5d rows a transaction: %8.0f rows/s (%d stored)%n",
                    again ? "redelivered" : "fresh", rows, written / seconds, stored);
        }
    }

    private static List<CircuitReading> drain(
            List<Map.Entry<UUID, UUID>> circuits, int first, int rows) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<CircuitReading> drain = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            Map.Entry<UUID, UUID> circuit = circuits.get((first + i) % circuits.size());
            MetricValues.Builder values = MetricValues.builder();
            for (Metric metric : MetricValues.CATALOGUE) {
                if (metric != Metric.TEMPERATURE4 && metric != Metric.ARC_COUNT) {
                    values.set(metric, 200 + (i * 31L + metric.ordinal()) % 400);
                }
            }
            drain.add(
                    new CircuitReading(
                            circuit.getValue(),
                            circuit.getKey(),
                            new Moment(now, now, TimeQuality.TIME_QUALITY_DEVICE),
                            values.build(),
                            new TreeMap<>()));
        }
        return drain;
    }

    private static Map<UUID, UUID> fleet(TestDatabase database) throws SQLException {
        try (Connection owner = database.connectAsSuperuser();
                Statement statement = owner.createStatement()) {
            UUID model = UUID.randomUUID();
            try (PreparedStatement insert =
                    owner.prepareStatement(
                            """
                            insert into device_model (id, vendor, name, protocol, mapping,
                              report_interval_seconds, version, created_at)
                            values (?, 'made', 'made', 'mqtt', '[]', 60, 1, now())
                            """)) {
                insert.setObject(1, model);
                insert.executeUpdate();
            }
            try (PreparedStatement insert =
                    owner.prepareStatement(
                            """
                            with made as (
                              insert into device (id, serial_number, model_id, site_id, state,
                                enterprise_id, region_code, version, created_at)
                              select gen_random_uuid(), 'made-' || n, ?, gen_random_uuid(),
                                     'in-service', gen_random_uuid(), '330105', 1, now()
                              from generate_series(1, ?) as n
                              returning id, enterprise_id)
                            insert into circuit (id, device_id, channel, name, phases, load_class,
                              valid_from, enterprise_id, region_code, version)
                            select gen_random_uuid(), id, 1, 'made', 3, 'general', now(),
                                   enterprise_id, '330105', 1
                            from made
                            """)) {
                insert.setObject(1, model);
                insert.setInt(2, DEVICES);
                insert.executeUpdate();
            }
            Map<UUID, UUID> circuits = new HashMap<>();
            try (ResultSet rows = statement.executeQuery("select id, device_id from circuit")) {
                while (rows.next()) {
                    circuits.put(
                            rows.getObject("id", UUID.class),
                            rows.getObject("device_id", UUID.class));
                }
            }
            return circuits;
        }
    }

    /** A source that always gives the one connection, as a transaction does. */
    private static DataSource one(Connection connection) {
        Connection shared =
                (Connection)
                        Proxy.newProxyInstance(
                                MergeBench.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("close")) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(connection, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return new DataSource() {
            @Override
            public Connection getConnection() {
                return shared;
            }

            @Override
            public Connection getConnection(String user, String password) {
                return shared;
            }

            @Override
            public PrintWriter getLogWriter() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void setLogWriter(PrintWriter out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void setLoginTimeout(int seconds) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int getLoginTimeout() {
                return 0;
            }

            @Override
            public Logger getParentLogger() {
                throw new UnsupportedOperationException();
            }

            @Override
            public <T> T unwrap(Class<T> type) throws SQLException {
                throw new SQLException("nothing inside");
            }

            @Override
            public boolean isWrapperFor(Class<?> type) {
                return false;
            }
        };
    }
}
