package io.dianan.alarm.presence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Devices that wait to be told. Works within the caller's transaction and scope. */
@ApplicationScoped
class UntoldStore {
    private static final long LOCK = 0x70726573656eL;

    private static final String UNTOLD =
            """
            select p.device_id, d.serial_number, d.site_id, d.provider_id, d.enterprise_id,
                   d.region_code, p.state, p.since, p.changed_at, p.told, p.incident_id, p.version
              from presence p
              join device d on d.id = p.device_id
            """;

    /** A device in stock or out of service is silent by right. */
    private static final String GONE =
            """
             where p.state = 'offline' and p.told is distinct from p.state
               and d.state not in ('in-stock', 'suspended', 'removed')
            """;

    private final Session session;

    UntoldStore(Session session) {
        this.session = session;
    }

    /** Whether this transaction is the only one that tells. */
    boolean take() {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** How far all lanes have come; empty while none moves. */
    Optional<Instant> lanesTime(Duration still) {
        String sql =
                """
                select min(watermark)
                  from presence_lane
                 where moved_at > now() - make_interval(secs => :still)
                """;
        return Optional.ofNullable(
                session.createNativeQuery(sql, Instant.class)
                        .setParameter("still", (double) still.toSeconds())
                        .getSingleResultOrNull());
    }

    /** Those that are online, or have been for a while where others think otherwise; locked. */
    List<Untold> back(Instant before, int most) {
        String sql =
                """
                 where p.state = 'online' and p.told is distinct from p.state
                   and (p.told is null or p.changed_at <= :before)
                 order by p.device_id
                 limit :most
                   for update of p skip locked
                """;
        return session.createNativeQuery(UNTOLD + sql, Untold.class)
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultList();
    }

    /** Those that have been held back long enough; locked. */
    List<Untold> ripe(Instant now, Duration hold, int most) {
        String sql =
                """
                   and :now >= greatest(p.changed_at,
                                        (select grace_from from presence_lane l
                                          where l.lane = p.lane))
                               + greatest(make_interval(secs => :hold),
                                          make_interval(secs => d.report_interval_seconds / 2))
                 order by p.device_id
                 limit :most
                   for update of p skip locked
                """;
        return session.createNativeQuery(UNTOLD + GONE + sql, Untold.class)
                .setParameter("now", now)
                .setParameter("hold", (double) hold.toSeconds())
                .setParameter("most", most)
                .getResultList();
    }

    /** All of an area that are held back, ripe or not; locked. */
    List<Untold> heldBack(Area area) {
        String sql =
                """
                   and starts_with(d.region_code, :region)
                   and d.provider_id is not distinct from cast(:provider as uuid)
                 order by p.device_id
                   for update of p skip locked
                """;
        return session.createNativeQuery(UNTOLD + GONE + sql, Untold.class)
                .setParameter("region", area.regionCode())
                .setParameter("provider", area.providerId(), UUID.class)
                .getResultList();
    }

    /** Of these counties, those in which so many are held back that it may be an incident. */
    Set<String> crowded(Collection<String> counties, int devicesMin) {
        String sql =
                """
                select left(d.region_code, 6)
                  from presence p
                  join device d on d.id = p.device_id
                %s   and left(d.region_code, 6) = any (string_to_array(:counties, ','))
                 group by left(d.region_code, 6)
                having count(*) >= :least
                """
                        .formatted(GONE);
        return Set.copyOf(
                session.createNativeQuery(sql, String.class)
                        .setParameter("counties", String.join(",", counties))
                        .setParameter("least", devicesMin)
                        .getResultList());
    }

    /** How many are held back and how many are online in these counties. */
    List<Area.Count> counts(Collection<String> counties) {
        String sql =
                """
                select d.region_code, d.provider_id,
                       count(*) filter (where p.state = 'offline') as gone,
                       count(*) filter (where p.state = 'online') as online
                  from presence p
                  join device d on d.id = p.device_id
                 where d.state not in ('in-stock', 'suspended', 'removed')
                   and (p.state = 'online' or p.told is distinct from p.state)
                   and left(d.region_code, 6) = any (string_to_array(:counties, ','))
                 group by d.region_code, d.provider_id
                """;
        return session.createNativeQuery(sql, Area.Count.class)
                .setParameter("counties", String.join(",", counties))
                .getResultList();
    }

    /** They were told as they are, in this incident or by themselves. */
    void told(Collection<Untold> devices, @Nullable UUID incidentId) {
        String sql =
                """
                update presence
                   set told = state, incident_id = cast(:incident as uuid)
                 where device_id = any (cast(string_to_array(:ids, ',') as uuid[]))
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("incident", incidentId, UUID.class)
                .setParameter(
                        "ids",
                        devices.stream()
                                .map(device -> device.deviceId().toString())
                                .collect(Collectors.joining(",")))
                .executeUpdate();
    }

    /** Devices of an incident that are not back. */
    long leftIn(UUID incidentId) {
        return session.createNativeQuery(
                        "select count(*) from presence where incident_id = :incident", Long.class)
                .setParameter("incident", incidentId)
                .getSingleResult();
    }

    /** The incident is over: those that are left wait anew, each by itself. */
    void release(UUID incidentId, Instant now) {
        String sql =
                """
                update presence
                   set incident_id = null,
                       told = case when state = 'offline' then 'online' else told end,
                       changed_at = case when state = 'offline' then :now else changed_at end,
                       version = version + 1
                 where incident_id = :incident
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("incident", incidentId)
                .setParameter("now", now)
                .executeUpdate();
    }
}
