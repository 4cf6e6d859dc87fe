package io.dianan.device.event;

import com.google.protobuf.ByteString;
import io.dianan.device.storage.Sweep;
import io.dianan.platform.scope.AcrossTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes events. Joins the running transaction. */
@ApplicationScoped
@AcrossTenants("a lane carries the events of every owner")
public class EventStore implements Sweep {
    private final DataSource dataSource;

    public EventStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Keeps events that are not there yet, each under the owner that its device has now.
     *
     * @param events all with content {@link DeviceEvent.Content.Kept}
     * @return how many were new
     */
    int keep(List<DeviceEvent> events) {
        String sql =
                """
                insert into device_event
                  (id, device_id, circuit_id, kind, at, received_at, time_quality, detail, body,
                   provider_id, enterprise_id, region_code)
                select e.id, e.device_id, e.circuit_id, e.kind, e.at, e.received_at,
                       e.time_quality, e.detail, e.body,
                       d.provider_id, d.enterprise_id, d.region_code
                from (values (?::uuid, ?::uuid, ?::uuid, ?, ?::timestamptz, ?::timestamptz,
                              ?::smallint, ?::jsonb, ?::bytea))
                  as e (id, device_id, circuit_id, kind, at, received_at, time_quality, detail, body)
                left join device d on d.id = e.device_id
                on conflict (id) do nothing
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (DeviceEvent event : events) {
                bind(statement, event);
                statement.addBatch();
            }
            int kept = 0;
            for (int count : statement.executeBatch()) {
                kept += count;
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be written", e);
        }
    }

    private static void bind(PreparedStatement statement, DeviceEvent event) throws SQLException {
        if (!(event.content() instanceof DeviceEvent.Content.Kept kept)) {
            throw new IllegalArgumentException("not an event that is kept: " + event.id());
        }
        ByteString body = kept.body();
        statement.setObject(1, event.id());
        statement.setObject(2, event.deviceId());
        statement.setObject(3, event.circuitId());
        statement.setString(4, kept.kind());
        statement.setObject(5, event.moment().at().atOffset(ZoneOffset.UTC));
        statement.setObject(6, event.moment().receivedAt().atOffset(ZoneOffset.UTC));
        statement.setInt(7, event.moment().quality().getNumber());
        statement.setString(8, kept.detail());
        statement.setBytes(9, body == null ? null : body.toByteArray());
    }

    /** Those of the ids that are devices. */
    Set<UUID> devices(Collection<UUID> ids) {
        String sql = "select id from device where id = any(?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            Set<UUID> devices = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    devices.add(rows.getObject("id", UUID.class));
                }
            }
            return devices;
        } catch (SQLException e) {
            throw new IllegalStateException("devices could not be looked up", e);
        }
    }

    @Override
    public String what() {
        return "events";
    }

    /** Alarms and faults stay. */
    @Override
    public int sweep(Duration keep) {
        String sql =
                """
                delete from device_event
                where received_at < now() - make_interval(secs => ?) and kind not in ('alarm', 'fault')
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setDouble(1, keep.toSeconds());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old events could not be swept", e);
        }
    }
}
