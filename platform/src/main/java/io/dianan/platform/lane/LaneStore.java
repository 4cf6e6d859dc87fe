package io.dianan.platform.lane;

import io.dianan.platform.scope.AcrossTenants;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Rows of lanes and positions. Joins the running transaction. */
@ApplicationScoped
@AcrossTenants("lanes are the installation's, not an owner's")
@IfBuildProperty(name = Lanes.PRESENT, stringValue = "true")
public class LaneStore {
    /**
     * A stopped owner lets go of its locks by this; a statement that takes longer is tried again.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A gateway run that has not moved for so long will not send again. */
    private static final Duration ENDED = Duration.ofDays(7);

    private final DataSource dataSource;

    public LaneStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes a lane from whoever has it; waits for a transaction of the earlier owner to end. */
    public Tenure take(LaneKey key, String owner) {
        String sql =
                """
                update lane set epoch = epoch + 1, owner = ?, taken_at = now()
                where kind = ? and number = ?
                returning epoch
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, owner);
            statement.setString(2, key.kind().word());
            statement.setInt(3, key.lane().number());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("there is no row of lane " + key);
                }
                return new Tenure(key, row.getLong("epoch"), owner);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("lane " + key + " could not be taken", e);
        }
    }

    /**
     * The fence: holds the lane until the transaction ends, or says that it has another owner. Also
     * bounds how long a statement, or a process that was stopped in between, holds its locks.
     *
     * @throws LaneEvicted if it has another owner
     */
    public void hold(Tenure tenure) {
        String sql =
                """
                select epoch, owner,
                       set_config('statement_timeout', ?, true),
                       set_config('idle_in_transaction_session_timeout', ?, true)
                from lane
                where kind = ? and number = ?
                for share
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            String millis = Long.toString(PATIENCE.toMillis());
            statement.setString(1, millis);
            statement.setString(2, millis);
            statement.setString(3, tenure.key().kind().word());
            statement.setInt(4, tenure.key().lane().number());
            try (ResultSet row = statement.executeQuery()) {
                boolean found = row.next();
                if (!found || row.getLong("epoch") != tenure.epoch()) {
                    throw new LaneEvicted(tenure, found ? row.getString("owner") : "nobody");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("lane " + tenure.key() + " could not be held", e);
        }
    }

    /** How far each gateway run is committed in a lane. */
    public List<LanePosition> positions(LaneKey key) {
        String sql =
                """
                select gateway, start_id, sequence, watermark_at
                from lane_position
                where kind = ? and number = ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key.kind().word());
            statement.setInt(2, key.lane().number());
            List<LanePosition> positions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    positions.add(
                            new LanePosition(
                                    new GatewayRun(
                                            rows.getString("gateway"), rows.getString("start_id")),
                                    rows.getLong("sequence"),
                                    rows.getObject("watermark_at", OffsetDateTime.class)
                                            .toInstant()));
                }
            }
            return positions;
        } catch (SQLException e) {
            throw new IllegalStateException("positions of lane " + key + " could not be read", e);
        }
    }

    /** Moves positions forward; one that is further already stays. */
    public void move(LaneKey key, Collection<LanePosition> positions) {
        String sql =
                """
                insert into lane_position
                  (kind, number, gateway, start_id, sequence, watermark_at, moved_at)
                values (?, ?, ?, ?, ?, ?, now())
                on conflict (kind, number, gateway, start_id) do update
                set sequence = greatest(lane_position.sequence, excluded.sequence),
                    watermark_at = greatest(lane_position.watermark_at, excluded.watermark_at),
                    moved_at = excluded.moved_at
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (LanePosition position : positions) {
                statement.setString(1, key.kind().word());
                statement.setInt(2, key.lane().number());
                statement.setString(3, position.run().gateway());
                statement.setString(4, position.run().startId());
                statement.setLong(5, position.sequence());
                statement.setObject(6, position.watermark().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("lane " + key + " could not be moved", e);
        }
    }

    /** Forgets gateway runs that have ended long ago. */
    void sweep() {
        String sql = "delete from lane_position where moved_at < now() - make_interval(secs => ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setDouble(1, ENDED.toSeconds());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("positions of lanes could not be swept", e);
        }
    }
}
