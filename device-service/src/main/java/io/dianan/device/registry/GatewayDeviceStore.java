package io.dianan.device.registry;

import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads devices and models in the shape of the wire to the gateway: one query, however many. */
@ApplicationScoped
class GatewayDeviceStore {
    private final Session session;

    GatewayDeviceStore(Session session) {
        this.session = session;
    }

    /** Full state as the running transaction has left it so far. */
    GatewayDevice device(UUID id) {
        session.flush();
        return devices(id, id, Instant.EPOCH, 1).getFirst();
    }

    /**
     * Devices with the circuits that are valid now and all credentials, in the order of their ids.
     *
     * @param from first id, included
     * @param to last id, included
     * @param removedSince a device removed before this is left out
     */
    List<GatewayDevice> devices(UUID from, UUID to, Instant removedSince, int limit) {
        String sql =
                """
                select cast(json_build_object(
                         'id', d.id, 'version', d.version, 'serialNumber', d.serial_number,
                         'state', d.state, 'modelId', d.model_id, 'parentId', d.parent_id,
                         'circuits',
                         (select coalesce(json_agg(json_build_object('id', c.id,
                                                                     'channel', c.channel)
                                                   order by c.channel), '[]')
                            from circuit c
                           where c.device_id = d.id and c.valid_to is null),
                         'credentials',
                         (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind,
                                                                     'key', k.key_hash)
                                                   order by k.id), '[]')
                            from credential k
                           where k.device_id = d.id)) as text)
                  from device d
                 where d.id between :first and :last
                   and (d.removed_at is null or d.removed_at > :removedSince)
                 order by d.id
                 limit :most
                """;
        return session
                .createNativeQuery(sql, String.class)
                .setParameter("first", from)
                .setParameter("last", to)
                .setParameter("removedSince", removedSince)
                .setParameter("most", limit)
                .getResultList()
                .stream()
                .map(text -> read(text, GatewayDevice.class))
                .toList();
    }

    /** All models: some hundred rows. */
    List<GatewayModel> models() {
        String sql =
                """
                select cast(json_build_object('id', m.id, 'version', m.version,
                                              'mapping', m.mapping) as text)
                  from device_model m
                 order by m.id
                """;
        return session.createNativeQuery(sql, String.class).getResultList().stream()
                .map(text -> read(text, GatewayModel.class))
                .toList();
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return WireJson.read(text.getBytes(StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new IllegalStateException("a row does not fit " + type.getSimpleName(), e);
        }
    }
}
