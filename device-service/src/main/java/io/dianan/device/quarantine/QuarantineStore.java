package io.dianan.device.quarantine;

import io.dianan.device.storage.Sweep;
import io.dianan.platform.scope.AcrossTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import javax.sql.DataSource;

/** Puts things into quarantine. Joins the running transaction. */
@ApplicationScoped
public class QuarantineStore implements Sweep {
    private final DataSource dataSource;

    public QuarantineStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Keeps what is not there yet, under the owner of its device; without a known device it has no
     * owner, and only the platform's own staff sees it.
     *
     * @return how many were new
     */
    @AcrossTenants("a lane carries the messages of every owner")
    public int keep(Collection<Quarantined> things) {
        if (things.isEmpty()) {
            return 0;
        }
        String sql =
                """
                insert into quarantine (id, device_id, received_at, reason, detail, topic, body,
                                        sha256, provider_id, enterprise_id, region_code)
                select q.id, q.device_id, q.received_at, q.reason, q.detail, q.topic, q.body,
                       q.sha256, d.provider_id, d.enterprise_id, d.region_code
                from (values (?::uuid, ?::uuid, ?::timestamptz, ?, ?, ?, ?::bytea, ?::bytea))
                  as q (id, device_id, received_at, reason, detail, topic, body, sha256)
                left join device d on d.id = q.device_id
                on conflict (id) do nothing
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Quarantined thing : things) {
                statement.setObject(1, thing.id());
                statement.setObject(2, thing.deviceId());
                statement.setObject(3, thing.receivedAt().atOffset(ZoneOffset.UTC));
                statement.setString(4, thing.reason());
                statement.setString(5, thing.detail());
                statement.setString(6, thing.topic());
                statement.setBytes(7, thing.body().toByteArray());
                statement.setBytes(8, thing.sha256().toByteArray());
                statement.addBatch();
            }
            int kept = 0;
            for (int count : statement.executeBatch()) {
                kept += count;
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException("the quarantine could not be written", e);
        }
    }

    @Override
    public String what() {
        return "quarantine";
    }

    @Override
    @AcrossTenants("age has no owner")
    public int sweep(Duration keep) {
        String sql = "delete from quarantine where received_at < now() - make_interval(secs => ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setDouble(1, keep.toSeconds());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the quarantine could not be swept", e);
        }
    }
}
