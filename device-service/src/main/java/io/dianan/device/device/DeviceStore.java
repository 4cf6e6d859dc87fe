package io.dianan.device.device;

import io.dianan.device.site.Site;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Devices in the database; each method runs in a transaction under a scope. */
@ApplicationScoped
class DeviceStore implements PanacheRepositoryBase<DeviceRecord, UUID> {
    private static final String MATCHING =
            """
              from device d
             where (cast(:provider as uuid) is null or d.provider_id = cast(:provider as uuid))
               and (cast(:enterprise as uuid) is null
                    or d.enterprise_id = cast(:enterprise as uuid))
               and (cast(:region as text) is null
                    or d.region_code like cast(:region as text) || '%')
               and (cast(:site as uuid) is null or d.site_id = cast(:site as uuid))
               and (cast(:model as uuid) is null or d.model_id = cast(:model as uuid))
               and (cast(:state as text) is null or d.state = cast(:state as text))
               and (cast(:serial as text) is null or d.serial_number ilike cast(:serial as text))
            """;

    private final Session session;

    DeviceStore(Session session) {
        this.session = session;
    }

    Optional<DeviceRecord> one(UUID id) {
        return findByIdOptional(id);
    }

    /** The device, kept from others until the transaction ends. */
    Optional<DeviceRecord> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void add(DeviceRecord device) {
        persist(device);
        write(device);
    }

    /** Sends what has changed to the database, which knows the doubles of every tenant. */
    void write(DeviceRecord device) {
        try {
            flush();
        } catch (ConstraintViolationException e) {
            throw named(e, device);
        }
    }

    List<Device> page(
            DeviceFilter filter, DeviceOrder order, Optional<Keyset> after, PageRequest page) {
        String sql =
                """
                select d.id, d.serial_number, d.imei, d.iccid, d.model_id, d.site_id, d.parent_id,
                       d.state, d.provider_id, d.enterprise_id, d.region_code, d.version,
                       d.created_at, d.removed_at
                %s   and (cast(:afterId as uuid) is null or (%s))
                 order by %s
                 limit :most
                """
                        .formatted(MATCHING, order.after(), order.by());
        NativeQuery<DeviceRecord> query = session.createNativeQuery(sql, DeviceRecord.class);
        bind(query, filter);
        query.setParameter("afterId", after.map(Keyset::id).orElse(null), UUID.class);
        if (sql.contains(":afterKey")) {
            query.setParameter("afterKey", after.map(Keyset::key).orElse(null), String.class);
        }
        query.setParameter("most", page.fetch());
        return query.getResultList().stream().map(DeviceRecord::toDevice).toList();
    }

    long count(DeviceFilter filter) {
        NativeQuery<Long> query =
                session.createNativeQuery("select count(*) " + MATCHING, Long.class);
        bind(query, filter);
        return query.getSingleResult();
    }

    /** Gives every device of the site the site's owner; tells which had another. */
    List<UUID> ownAll(Site site) {
        String sql =
                """
                update device
                   set provider_id = :provider, enterprise_id = :enterprise, region_code = :region,
                       version = version + 1
                 where id in (select d.id
                                from device d
                               where d.site_id = :site
                                 and (d.provider_id is distinct from :provider
                                      or d.enterprise_id <> :enterprise
                                      or d.region_code <> :region)
                               order by d.id
                                 for update)
                returning id
                """;
        return session.createNativeQuery(sql, UUID.class)
                .setParameter("site", site.id())
                .setParameter("provider", site.providerId(), UUID.class)
                .setParameter("enterprise", site.enterpriseId())
                .setParameter("region", site.regionCode())
                .getResultList();
    }

    boolean hasChildren(UUID id) {
        return count("parentId", id) > 0;
    }

    private static void bind(NativeQuery<?> query, DeviceFilter filter) {
        query.setParameter("provider", filter.providerId(), UUID.class);
        query.setParameter("enterprise", filter.enterpriseId(), UUID.class);
        query.setParameter("region", filter.regionPrefix(), String.class);
        query.setParameter("site", filter.siteId(), UUID.class);
        query.setParameter("model", filter.modelId(), UUID.class);
        query.setParameter("state", word(filter.state()), String.class);
        query.setParameter("serial", filter.serialNumberLike(), String.class);
    }

    private static @Nullable String word(@Nullable DeviceState state) {
        return state == null ? null : state.word();
    }

    /** Names the value, never the owner of the other device. */
    private static RuntimeException named(ConstraintViolationException e, DeviceRecord device) {
        String constraint = e.getConstraintName();
        if (constraint == null) {
            return e;
        }
        return switch (constraint) {
            case "device_serial_number" ->
                    DeviceProblem.DOUBLE_SERIAL_NUMBER.at(
                            "/serialNumber",
                            "serial number " + device.serialNumber + " is registered already");
            case "device_imei" ->
                    DeviceProblem.DOUBLE_IMEI.at(
                            "/imei", "IMEI " + device.imei + " is registered already");
            case "device_iccid" ->
                    DeviceProblem.DOUBLE_ICCID.at(
                            "/iccid", "ICCID " + device.iccid + " is registered already");
            default -> e;
        };
    }
}
