package io.dianan.alarm.presence;

import io.dianan.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Devices at work with their presence, found through the devices that the caller sees. Works within
 * the caller's transaction and scope.
 */
@ApplicationScoped
class PresenceListStore {
    private static final String MATCHING =
            """
              from device d
              left join presence p on p.device_id = d.id
             where d.state not in ('in-stock', 'suspended', 'removed')
               and (cast(:region as text) is null
                    or d.region_code like cast(:region as text) || '%')
               and (cast(:provider as uuid) is null or d.provider_id = cast(:provider as uuid))
               and (cast(:enterprise as uuid) is null
                    or d.enterprise_id = cast(:enterprise as uuid))
               and (cast(:device as uuid) is null or d.id = cast(:device as uuid))
            """;

    private final Session session;

    PresenceListStore(Session session) {
        this.session = session;
    }

    /** A device with its presence. */
    record Row(
            UUID deviceId,
            String serialNumber,
            @Nullable UUID providerId,
            UUID enterpriseId,
            String regionCode,
            String state,
            @Nullable Instant since,
            @Nullable UUID incidentId) {}

    record Total(
            @Nullable UUID providerId,
            UUID enterpriseId,
            String regionCode,
            String state,
            Long devices) {}

    record Count(String state, Long devices) {}

    List<Row> page(PresenceFilter filter, @Nullable UUID after, PageRequest page) {
        String sql =
                """
                select d.id, d.serial_number, d.provider_id, d.enterprise_id, d.region_code,
                       coalesce(p.state, 'never-seen') as state, p.since, p.incident_id
                %s   and (cast(:state as text) is null
                          or coalesce(p.state, 'never-seen') = cast(:state as text))
                     and (cast(:after as uuid) is null or d.id > cast(:after as uuid))
                 order by d.id
                 limit :most
                """
                        .formatted(MATCHING);
        PresenceFilter.State state = filter.state();
        NativeQuery<Row> query =
                session.createNativeQuery(sql, Row.class)
                        .setParameter("state", state == null ? null : state.word(), String.class)
                        .setParameter("after", after, UUID.class)
                        .setParameter("most", page.fetch());
        bind(query, filter);
        return query.getResultList();
    }

    /** By state, whichever state is asked for. */
    List<Count> counts(PresenceFilter filter) {
        String sql =
                """
                select coalesce(p.state, 'never-seen') as state, count(*) as devices
                %s group by 1
                """
                        .formatted(MATCHING);
        NativeQuery<Count> query = session.createNativeQuery(sql, Count.class);
        bind(query, filter);
        return query.getResultList();
    }

    /** Of every owner, by state. */
    List<Total> totals() {
        String sql =
                """
                select d.provider_id, d.enterprise_id, d.region_code,
                       coalesce(p.state, 'never-seen') as state, count(*) as devices
                  from device d
                  left join presence p on p.device_id = d.id
                 where d.state not in ('in-stock', 'suspended', 'removed')
                 group by d.provider_id, d.enterprise_id, d.region_code, 4
                """;
        return session.createNativeQuery(sql, Total.class).getResultList();
    }

    private static void bind(NativeQuery<?> query, PresenceFilter filter) {
        query.setParameter("region", filter.regionPrefix(), String.class);
        query.setParameter("provider", filter.providerId(), UUID.class);
        query.setParameter("enterprise", filter.enterpriseId(), UUID.class);
        query.setParameter("device", filter.deviceId(), UUID.class);
    }
}
