package io.dianan.device.reading;

import io.dianan.platform.scope.AcrossTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes readings: rows go by COPY into a staging table of the session, and from there by one
 * statement each into the readings, the changed rows and the latest values. Joins the running
 * transaction, at whose end the staging table is empty.
 */
@ApplicationScoped
@AcrossTenants("a lane carries the readings of every owner")
public class ReadingStore {
    private final DataSource dataSource;

    public ReadingStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Puts rows on the staging table. */
    void stage(List<StagedRow> rows) {
        String table =
                """
                create temporary table if not exists reading_staging (
                    number           integer     not null,
                    newest           boolean     not null,
                    changed          boolean     not null,
                    circuit_id       uuid        not null,
                    at               timestamptz not null,
                    received_at      timestamptz not null,
                    time_quality     smallint    not null,
                    residual_current integer,
                    temperature1     integer,
                    temperature2     integer,
                    temperature3     integer,
                    temperature4     integer,
                    current_a        integer,
                    current_b        integer,
                    current_c        integer,
                    voltage_a        integer,
                    voltage_b        integer,
                    voltage_c        integer,
                    active_power     integer,
                    power_factor     integer,
                    energy           bigint,
                    arc_count        integer,
                    extra            jsonb
                ) on commit delete rows
                """;
        String copy =
                """
                copy pg_temp.reading_staging
                  (number, newest, changed, circuit_id, at, received_at, time_quality,
                   residual_current, temperature1, temperature2, temperature3, temperature4,
                   current_a, current_b, current_c, voltage_a, voltage_b, voltage_c,
                   active_power, power_factor, energy, arc_count, extra)
                from stdin (format binary)
                """;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(table);
            CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
            byte[] bytes = CopyRows.of(rows);
            try {
                in.writeToCopy(bytes, 0, bytes.length);
                in.endCopy();
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("readings could not be staged", e);
        }
    }

    /** Takes rows off the staging table. */
    void unstage(Collection<Integer> numbers) {
        String sql = "delete from pg_temp.reading_staging where number = any(?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int4", numbers.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("staged readings could not be taken back", e);
        }
    }

    /**
     * Stores what is staged and not there yet.
     *
     * @return keys of what was stored
     */
    Set<ReadingKey> store() {
        String sql =
                """
                insert into reading
                  (circuit_id, at, received_at, time_quality,
                   residual_current, temperature1, temperature2, temperature3, temperature4,
                   current_a, current_b, current_c, voltage_a, voltage_b, voltage_c,
                   active_power, power_factor, energy, arc_count, extra)
                select
                   circuit_id, at, received_at, time_quality,
                   residual_current, temperature1, temperature2, temperature3, temperature4,
                   current_a, current_b, current_c, voltage_a, voltage_b, voltage_c,
                   active_power, power_factor, energy, arc_count, extra
                from pg_temp.reading_staging
                on conflict (circuit_id, at) do nothing
                returning circuit_id, at
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            Set<ReadingKey> stored = new HashSet<>();
            while (rows.next()) {
                stored.add(key(rows));
            }
            return stored;
        } catch (SQLException e) {
            throw new IllegalStateException("readings could not be stored", e);
        }
    }

    /** What is stored at the keys of these staged rows. */
    Map<ReadingKey, CircuitReading> stored(Collection<Integer> numbers) {
        String sql =
                """
                select r.circuit_id, r.at, r.received_at, r.time_quality,
                       r.residual_current, r.temperature1, r.temperature2, r.temperature3,
                       r.temperature4, r.current_a, r.current_b, r.current_c,
                       r.voltage_a, r.voltage_b, r.voltage_c, r.active_power, r.power_factor,
                       r.energy, r.arc_count, r.extra
                from pg_temp.reading_staging s
                join reading r on r.circuit_id = s.circuit_id and r.at = s.at
                where s.number = any(?)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int4", numbers.toArray()));
            Map<ReadingKey, CircuitReading> stored = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stored.put(key(rows), RowStore.reading(rows));
                }
            }
            return stored;
        } catch (SQLException e) {
            throw new IllegalStateException("stored readings could not be read", e);
        }
    }

    /** Rewrites stored readings with the staged rows that add to them. */
    void change() {
        String sql =
                """
                update reading r
                set residual_current = s.residual_current,
                    temperature1 = s.temperature1,
                    temperature2 = s.temperature2,
                    temperature3 = s.temperature3,
                    temperature4 = s.temperature4,
                    current_a = s.current_a,
                    current_b = s.current_b,
                    current_c = s.current_c,
                    voltage_a = s.voltage_a,
                    voltage_b = s.voltage_b,
                    voltage_c = s.voltage_c,
                    active_power = s.active_power,
                    power_factor = s.power_factor,
                    energy = s.energy,
                    arc_count = s.arc_count,
                    extra = s.extra
                from pg_temp.reading_staging s
                where s.changed and r.circuit_id = s.circuit_id and r.at = s.at
                """;
        execute(sql, "stored readings could not be added to");
    }

    /** Moves each circuit's latest reading to the newest staged one, by event time. */
    void moveLatest() {
        String sql =
                """
                insert into reading_latest
                  (circuit_id, at, received_at, time_quality,
                   residual_current, temperature1, temperature2, temperature3, temperature4,
                   current_a, current_b, current_c, voltage_a, voltage_b, voltage_c,
                   active_power, power_factor, energy, arc_count, extra)
                select
                   circuit_id, at, received_at, time_quality,
                   residual_current, temperature1, temperature2, temperature3, temperature4,
                   current_a, current_b, current_c, voltage_a, voltage_b, voltage_c,
                   active_power, power_factor, energy, arc_count, extra
                from pg_temp.reading_staging
                where newest
                on conflict (circuit_id) do update
                set at = excluded.at,
                    received_at = excluded.received_at,
                    time_quality = excluded.time_quality,
                    residual_current = excluded.residual_current,
                    temperature1 = excluded.temperature1,
                    temperature2 = excluded.temperature2,
                    temperature3 = excluded.temperature3,
                    temperature4 = excluded.temperature4,
                    current_a = excluded.current_a,
                    current_b = excluded.current_b,
                    current_c = excluded.current_c,
                    voltage_a = excluded.voltage_a,
                    voltage_b = excluded.voltage_b,
                    voltage_c = excluded.voltage_c,
                    active_power = excluded.active_power,
                    power_factor = excluded.power_factor,
                    energy = excluded.energy,
                    arc_count = excluded.arc_count,
                    extra = excluded.extra
                where reading_latest.at <= excluded.at
                """;
        execute(sql, "latest readings could not be moved");
    }

    /**
     * Keeps contradictions, each once.
     *
     * @return for each whether it is new
     */
    boolean[] keep(List<Folding.Contradiction> contradictions) {
        String sql =
                """
                insert into reading_conflict (circuit_id, at, id, received_at, first, arrived)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb)
                on conflict (circuit_id, at, id) do nothing
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Folding.Contradiction contradiction : contradictions) {
                CircuitReading arrival = contradiction.arrival();
                statement.setObject(1, arrival.circuitId());
                statement.setObject(2, arrival.moment().at().atOffset(ZoneOffset.UTC));
                statement.setObject(3, contradiction.id());
                statement.setObject(4, arrival.moment().receivedAt().atOffset(ZoneOffset.UTC));
                statement.setString(5, ReadingText.valuesJson(contradiction.first()));
                statement.setString(6, ReadingText.valuesJson(arrival));
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            boolean[] kept = new boolean[counts.length];
            for (int i = 0; i < counts.length; i++) {
                kept[i] = counts[i] == 1;
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException("contradicting readings could not be kept", e);
        }
    }

    private void execute(String sql, String failure) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    private static ReadingKey key(ResultSet row) throws SQLException {
        return new ReadingKey(
                row.getObject("circuit_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
