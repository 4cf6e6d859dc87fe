package io.dianan.alarm.directory;

import io.dianan.contracts.state.DeviceState;
import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The copy of devices with their circuits. Works within the caller's transaction and scope. */
@ApplicationScoped
class DeviceStore {
    private final Session session;

    DeviceStore(Session session) {
        this.session = session;
    }

    /** Keeps the state unless a newer or the same version is here; tells whether it was kept. */
    boolean keep(DeviceState state) {
        String sql =
                """
                insert into device (id, version, serial_number, model_id, site_id, state,
                                    report_interval_seconds, provider_id, enterprise_id, region_code)
                select id, version, "serialNumber", "modelId", "siteId", state,
                       "reportIntervalSeconds", "providerId", "enterpriseId", "regionCode"
                  from jsonb_to_record(cast(:state as jsonb)) as s(
                         id uuid, version bigint, "serialNumber" text, "modelId" uuid,
                         "siteId" uuid, state text, "reportIntervalSeconds" integer,
                         "providerId" uuid, "enterpriseId" uuid, "regionCode" text)
                on conflict (id) do update
                   set version = excluded.version, serial_number = excluded.serial_number,
                       model_id = excluded.model_id, site_id = excluded.site_id,
                       state = excluded.state,
                       report_interval_seconds = excluded.report_interval_seconds,
                       provider_id = excluded.provider_id,
                       enterprise_id = excluded.enterprise_id, region_code = excluded.region_code
                 where device.version < excluded.version
                """;
        boolean newer =
                session.createNativeMutationQuery(sql)
                                .setParameter("state", WireJson.write(state))
                                .executeUpdate()
                        > 0;
        if (newer) {
            keepCircuits(state);
        }
        return newer;
    }

    private void keepCircuits(DeviceState state) {
        String left =
                """
                delete from circuit
                 where device_id = :device
                   and id <> all (select c.id
                                    from jsonb_to_recordset(cast(:circuits as jsonb)) as c(id uuid))
                """;
        session.createNativeMutationQuery(left)
                .setParameter("device", state.id())
                .setParameter("circuits", WireJson.write(state.circuits()))
                .executeUpdate();
        String sql =
                """
                insert into circuit (id, device_id, channel, name, rated_current_amperes, phases,
                                     load_class, provider_id, enterprise_id, region_code)
                select c.id, d.id, c.channel, c.name, c."ratedCurrentAmperes", c.phases,
                       c."loadClass", d.provider_id, d.enterprise_id, d.region_code
                  from device d,
                       jsonb_to_recordset(cast(:circuits as jsonb)) as c(
                         id uuid, channel integer, name text, "ratedCurrentAmperes" numeric,
                         phases integer, "loadClass" text)
                 where d.id = :device
                on conflict (id) do update
                   set device_id = excluded.device_id, channel = excluded.channel,
                       name = excluded.name,
                       rated_current_amperes = excluded.rated_current_amperes,
                       phases = excluded.phases, load_class = excluded.load_class,
                       provider_id = excluded.provider_id,
                       enterprise_id = excluded.enterprise_id, region_code = excluded.region_code
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("device", state.id())
                .setParameter("circuits", WireJson.write(state.circuits()))
                .executeUpdate();
    }

    List<Device> find(Collection<UUID> ids) {
        String sql =
                """
                select cast(json_build_object(
                         'id', d.id, 'version', d.version, 'serialNumber', d.serial_number,
                         'modelId', d.model_id, 'siteId', d.site_id, 'state', d.state,
                         'providerId', d.provider_id, 'enterpriseId', d.enterprise_id,
                         'regionCode', d.region_code,
                         'reportIntervalSeconds', d.report_interval_seconds,
                         'circuits',
                         (select coalesce(json_agg(json_build_object(
                                    'id', c.id, 'channel', c.channel, 'name', c.name,
                                    'ratedCurrentAmperes', c.rated_current_amperes,
                                    'phases', c.phases, 'loadClass', c.load_class)
                                    order by c.channel), '[]')
                            from circuit c
                           where c.device_id = d.id)) as text)
                  from device d
                 where d.id = any (cast(string_to_array(:ids, ',') as uuid[]))
                """;
        return session
                .createNativeQuery(sql, String.class)
                .setParameter("ids", joined(ids))
                .getResultList()
                .stream()
                .map(DeviceStore::read)
                .toList();
    }

    /** The device that a circuit belongs to, if the caller's scope sees the circuit. */
    Optional<Device> findByCircuit(UUID circuitId) {
        return session.createNativeQuery("select device_id from circuit where id = :id", UUID.class)
                .setParameter("id", circuitId)
                .uniqueResultOptional()
                .flatMap(device -> find(List.of(device)).stream().findFirst());
    }

    private static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private static Device read(String text) {
        try {
            return device(WireJson.read(text.getBytes(StandardCharsets.UTF_8), DeviceState.class));
        } catch (IOException e) {
            throw new IllegalStateException("a row does not fit a device", e);
        }
    }

    static Device device(DeviceState state) {
        return new Device(
                state.id(),
                state.version(),
                state.serialNumber(),
                state.modelId(),
                state.siteId(),
                state.state(),
                new Owner(state.providerId(), state.enterpriseId(), state.regionCode()),
                Duration.ofSeconds(state.reportIntervalSeconds()),
                state.circuits().stream().map(DeviceStore::circuit).toList());
    }

    private static Circuit circuit(DeviceState.Circuit state) {
        return new Circuit(
                state.id(),
                state.channel(),
                state.name(),
                state.ratedCurrentAmperes(),
                state.phases(),
                state.loadClass());
    }
}
