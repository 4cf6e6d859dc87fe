package io.dianan.device.state;

import io.dianan.contracts.state.DeviceState;
import io.dianan.platform.json.WireJson;
import io.dianan.platform.page.SnapshotRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads devices in the shape of the wire; each method runs in a transaction under a scope. */
@ApplicationScoped
class DeviceStateStore {
    /** A row {@code d} of {@code device} and its model {@code m} as {@link DeviceState}. */
    private static final String DEVICE =
            """
            select cast(json_build_object(
                     'id', d.id, 'version', d.version, 'serialNumber', d.serial_number,
                     'modelId', d.model_id, 'siteId', d.site_id, 'state', d.state,
                     'providerId', d.provider_id, 'enterpriseId', d.enterprise_id,
                     'regionCode', d.region_code,
                     'reportIntervalSeconds', m.report_interval_seconds,
                     'circuits',
                     (select coalesce(json_agg(json_build_object(
                                'id', c.id, 'channel', c.channel, 'name', c.name,
                                'ratedCurrentAmperes', c.rated_current_amperes,
                                'phases', c.phases, 'loadClass', c.load_class)
                                order by c.channel), '[]')
                        from circuit c
                       where c.device_id = d.id and c.valid_to is null)) as text)
              from device d
              join device_model m on m.id = d.model_id
            """;

    private final Session session;

    DeviceStateStore(Session session) {
        this.session = session;
    }

    /** Those of these devices that there are, as the running transaction has left them so far. */
    List<DeviceState> of(Collection<UUID> ids) {
        session.flush();
        return session
                .createNativeQuery(DEVICE + " where d.id in (:ids) order by d.id", String.class)
                .setParameterList("ids", ids)
                .getResultList()
                .stream()
                .map(DeviceStateStore::read)
                .toList();
    }

    List<DeviceState> page(SnapshotRequest request) {
        String sql =
                DEVICE
                        + """
                         where cast(:after as uuid) is null or d.id > cast(:after as uuid)
                         order by d.id
                         limit :most
                        """;
        return session
                .createNativeQuery(sql, String.class)
                .setParameter("after", request.after(), UUID.class)
                .setParameter("most", request.fetch())
                .getResultList()
                .stream()
                .map(DeviceStateStore::read)
                .toList();
    }

    /** Grows the version of each device of the model, removed ones aside; tells which they are. */
    List<UUID> growDevicesOf(UUID modelId) {
        String sql =
                """
                update device
                   set version = version + 1
                 where id in (select d.id
                                from device d
                               where d.model_id = :model and d.state <> 'removed'
                               order by d.id
                                 for update)
                returning id
                """;
        return session.createNativeQuery(sql, UUID.class)
                .setParameter("model", modelId)
                .getResultList();
    }

    private static DeviceState read(String text) {
        try {
            return WireJson.read(text.getBytes(StandardCharsets.UTF_8), DeviceState.class);
        } catch (IOException e) {
            throw new IllegalStateException("a row does not fit a device's state", e);
        }
    }
}
