package io.dianan.device.circuit;

import io.dianan.device.device.Device;
import io.dianan.device.device.DeviceFollower;
import io.dianan.device.site.Owner;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.query.NativeQuery;

/** Circuits in the database; each method runs in a transaction under a scope. */
@ApplicationScoped
class CircuitStore implements PanacheRepositoryBase<CircuitRecord, UUID>, DeviceFollower {
    private static final String MATCHING =
            """
              from circuit c
             where (cast(:provider as uuid) is null or c.provider_id = cast(:provider as uuid))
               and (cast(:enterprise as uuid) is null
                    or c.enterprise_id = cast(:enterprise as uuid))
               and (cast(:region as text) is null
                    or c.region_code like cast(:region as text) || '%')
               and (cast(:site as uuid) is null
                    or c.device_id in (select d.id
                                         from device d
                                        where d.site_id = cast(:site as uuid)))
               and (cast(:device as uuid) is null or c.device_id = cast(:device as uuid))
               and (cast(:name as text) is null or c.name ilike cast(:name as text))
            """;

    private final Session session;

    CircuitStore(Session session) {
        this.session = session;
    }

    Optional<CircuitRecord> one(UUID id) {
        return findByIdOptional(id);
    }

    void add(CircuitRecord circuit) {
        try {
            persistAndFlush(circuit);
        } catch (ConstraintViolationException e) {
            throw "circuit_device_channel".equals(e.getConstraintName())
                    ? CircuitProblem.DOUBLE_CHANNEL.at(
                            "/channel", "channel " + circuit.channel + " has a circuit already")
                    : e;
        }
    }

    List<Circuit> page(
            CircuitFilter filter, CircuitOrder order, Optional<Keyset> after, PageRequest page) {
        String sql =
                """
                select c.id, c.device_id, c.channel, c.name, c.rated_current_amperes, c.phases,
                       c.load_class, c.valid_from, c.valid_to, c.provider_id, c.enterprise_id,
                       c.region_code, c.version
                %s   and (cast(:afterId as uuid) is null or %s)
                 order by %s
                 limit :most
                """
                        .formatted(MATCHING, order.after(), order.by());
        NativeQuery<CircuitRecord> query = session.createNativeQuery(sql, CircuitRecord.class);
        bind(query, filter);
        query.setParameter("afterId", after.map(Keyset::id).orElse(null), UUID.class);
        query.setParameter("most", page.fetch());
        return query.getResultList().stream().map(CircuitRecord::toCircuit).toList();
    }

    long count(CircuitFilter filter) {
        NativeQuery<Long> query =
                session.createNativeQuery("select count(*) " + MATCHING, Long.class);
        bind(query, filter);
        return query.getSingleResult();
    }

    /** Readings go with the circuit, so a device with circuits stays with its enterprise. */
    @Override
    public void moved(Device device, Owner to) {
        List<CircuitRecord> circuits = list("deviceId", device.id());
        if (!circuits.isEmpty() && !device.owner().sameParties(to)) {
            throw CircuitProblem.DEVICE_HAS_CIRCUITS.at(
                    "/siteId",
                    "device %s has circuits, so it moves only within its enterprise"
                            .formatted(device.serialNumber()));
        }
        circuits.forEach(circuit -> circuit.ownedBy(to));
    }

    @Override
    public void owned(List<UUID> deviceIds, Owner by) {
        update(
                "providerId = ?1, enterpriseId = ?2, regionCode = ?3 where deviceId in ?4",
                by.providerId(),
                by.enterpriseId(),
                by.regionCode(),
                deviceIds);
    }

    @Override
    public void removed(Device device, Instant at) {
        list("deviceId = ?1 and validTo is null", device.id())
                .forEach(
                        circuit -> {
                            circuit.validTo = at;
                            circuit.version++;
                        });
    }

    private static void bind(NativeQuery<?> query, CircuitFilter filter) {
        query.setParameter("provider", filter.providerId(), UUID.class);
        query.setParameter("enterprise", filter.enterpriseId(), UUID.class);
        query.setParameter("region", filter.regionPrefix(), String.class);
        query.setParameter("site", filter.siteId(), UUID.class);
        query.setParameter("device", filter.deviceId(), UUID.class);
        query.setParameter("name", filter.nameLike(), String.class);
    }
}
