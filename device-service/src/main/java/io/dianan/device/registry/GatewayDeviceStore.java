package io.dianan.device.registry;

import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads devices and models in the shape of the wire to the gateway. */
@ApplicationScoped
class GatewayDeviceStore {
    /** A row {@code d} of {@code device} as {@link GatewayDevice}. */
    private static final String DEVICE =
            """
            json_build_object(
              'id', d.id, 'version', d.version, 'serialNumber', d.serial_number,
              'state', d.state, 'modelId', d.model_id, 'parentId', d.parent_id,
              'circuits',
              (select coalesce(json_agg(json_build_object('id', c.id, 'channel', c.channel)
                                        order by c.channel), '[]')
                 from circuit c
                where c.device_id = d.id and c.valid_to is null),
              'credentials',
              (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind,
                                                          'key', k.key_hash)
                                        order by k.id), '[]')
                 from credential k
                where k.device_id = d.id))
            """;

    /** A row {@code m} of {@code device_model} as {@link GatewayModel}. */
    private static final String MODEL =
            "json_build_object('id', m.id, 'version', m.version, 'mapping', m.mapping)";

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
                select cast(%s as text)
                  from device d
                 where d.id between :first and :last
                   and (d.removed_at is null or d.removed_at > :removedSince)
                 order by d.id
                 limit :most
                """
                        .formatted(DEVICE);
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

    /** Those of these devices that there are, in the order of their ids. */
    List<GatewayDevice> devices(Collection<UUID> ids) {
        String sql =
                """
                select cast(%s as text)
                  from device d
                 where d.id in (:ids)
                 order by d.id
                """
                        .formatted(DEVICE);
        return session
                .createNativeQuery(sql, String.class)
                .setParameterList("ids", ids)
                .getResultList()
                .stream()
                .map(text -> read(text, GatewayDevice.class))
                .toList();
    }

    /** The devices of these credentials, and the children that they may speak for. */
    List<UUID> speakers(Collection<String> credentialKeys) {
        String sql =
                """
                select k.device_id
                  from credential k
                 where k.key_hash in (:keys)
                union
                select d.id
                  from credential k
                  join device d on d.parent_id = k.device_id
                 where k.key_hash in (:keys)
                """;
        return session.createNativeQuery(sql, UUID.class)
                .setParameterList("keys", credentialKeys)
                .getResultList();
    }

    /** All models: some hundred rows. */
    List<GatewayModel> models() {
        String sql =
                """
                select cast(%s as text)
                  from device_model m
                 order by m.id
                """
                        .formatted(MODEL);
        return session.createNativeQuery(sql, String.class).getResultList().stream()
                .map(text -> read(text, GatewayModel.class))
                .toList();
    }

    List<GatewayModel> models(Collection<UUID> ids) {
        String sql =
                """
                select cast(%s as text)
                  from device_model m
                 where m.id in (:ids)
                 order by m.id
                """
                        .formatted(MODEL);
        return session
                .createNativeQuery(sql, String.class)
                .setParameterList("ids", ids)
                .getResultList()
                .stream()
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
