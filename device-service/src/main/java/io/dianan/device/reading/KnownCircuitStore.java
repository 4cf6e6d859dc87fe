package io.dianan.device.reading;

import io.dianan.platform.scope.AcrossTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Which circuits there are, and whose. A circuit's row and its device stay for good, so what was
 * found once is remembered; what was not found is asked for again each time. Joins the running
 * transaction.
 */
@ApplicationScoped
public class KnownCircuitStore {
    /** Some 100 bytes each. When full, it starts anew. */
    private static final int REMEMBERED_MAX = 400_000;

    private final DataSource dataSource;
    private final Map<UUID, UUID> deviceByCircuit = new ConcurrentHashMap<>();

    public KnownCircuitStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The devices of these circuits; one that does not exist has none. */
    Map<UUID, UUID> devicesOf(Collection<UUID> circuits) {
        Map<UUID, UUID> devices = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        for (UUID circuit : circuits) {
            UUID device = deviceByCircuit.get(circuit);
            if (device == null) {
                unknown.add(circuit);
            } else {
                devices.put(circuit, device);
            }
        }
        if (!unknown.isEmpty()) {
            Map<UUID, UUID> found = find(unknown);
            if (deviceByCircuit.size() + found.size() > REMEMBERED_MAX) {
                deviceByCircuit.clear();
            }
            deviceByCircuit.putAll(found);
            devices.putAll(found);
        }
        return devices;
    }

    @AcrossTenants("a lane carries the readings of every owner")
    private Map<UUID, UUID> find(Set<UUID> circuits) {
        String sql = "select id, device_id from circuit where id = any(?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", circuits.toArray()));
            Map<UUID, UUID> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getObject("id", UUID.class),
                            rows.getObject("device_id", UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("circuits could not be looked up", e);
        }
    }
}
