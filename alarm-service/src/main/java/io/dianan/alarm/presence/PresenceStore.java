package io.dianan.alarm.presence;

import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Rows of presence. Works within the caller's transaction and scope. */
@ApplicationScoped
class PresenceStore {
    private static final String CHANGED =
            """
            returning device_id, version, state, since, provider_id, enterprise_id, region_code
            """;

    private final Session session;

    PresenceStore(Session session) {
        this.session = session;
    }

    /** A row with what its device says of silence. */
    record Known(
            UUID deviceId,
            String state,
            Instant lastSeen,
            Integer reportIntervalSeconds,
            String deviceState) {}

    /** What has changed, for those who are told. */
    record Changed(
            UUID deviceId,
            Long version,
            String state,
            Instant since,
            @Nullable UUID providerId,
            UUID enterpriseId,
            String regionCode) {}

    private record Heard(UUID id, Instant at) {}

    List<Known> ofLane(int lane) {
        String sql =
                """
                select p.device_id, p.state, p.last_seen, d.report_interval_seconds, d.state
                  from presence p
                  join device d on d.id = p.device_id
                 where p.lane = :lane
                """;
        return session.createNativeQuery(sql, Known.class)
                .setParameter("lane", lane)
                .getResultList();
    }

    /** Of these, the devices whose being offline was told as an alarm of their own. */
    Set<UUID> toldOffline(Collection<UUID> devices) {
        String sql =
                """
                select device_id
                  from presence
                 where device_id = any (cast(string_to_array(:ids, ',') as uuid[]))
                   and state = 'offline' and announced_at is not null and not folded
                 order by device_id
                   for update
                """;
        return Set.copyOf(
                session.createNativeQuery(sql, UUID.class)
                        .setParameter("ids", joined(devices))
                        .getResultList());
    }

    /** They were heard: online, if they were not. */
    List<Changed> online(int lane, Map<UUID, Instant> heard) {
        String sql =
                """
                insert into presence (device_id, lane, state, since, last_seen, version, marked_at,
                                      folded, provider_id, enterprise_id, region_code)
                select d.id, :lane, 'online', h.at, h.at, 1, now(),
                       false, d.provider_id, d.enterprise_id, d.region_code
                  from jsonb_to_recordset(cast(:heard as jsonb)) as h(id uuid, at timestamptz)
                  join device d on d.id = h.id
                 order by d.id
                on conflict (device_id) do update
                   set lane = excluded.lane, state = 'online', since = excluded.since,
                       last_seen = excluded.last_seen, version = presence.version + 1,
                       marked_at = now(), announced_at = null, folded = false,
                       provider_id = excluded.provider_id,
                       enterprise_id = excluded.enterprise_id,
                       region_code = excluded.region_code
                 where presence.state <> 'online'
                """;
        return session.createNativeQuery(sql + CHANGED, Changed.class)
                .setParameter("lane", lane)
                .setParameter("heard", rows(heard))
                .getResultList();
    }

    /** They have been silent since then: offline, if they were online. */
    List<Changed> offline(Map<UUID, Instant> silentSince) {
        String sql =
                """
                update presence
                   set state = 'offline', since = g.at, last_seen = g.at,
                       version = presence.version + 1, marked_at = now(), announced_at = null,
                       folded = false
                  from (select id, at
                          from jsonb_to_recordset(cast(:gone as jsonb)) as r(id uuid, at timestamptz)
                         order by id) g
                 where device_id = g.id and state = 'online'
                """;
        return session.createNativeQuery(sql + CHANGED, Changed.class)
                .setParameter("gone", rows(silentSince))
                .getResultList();
    }

    /** Devices by state, of the caller's scope; the never seen among them. */
    Map<String, Long> counts() {
        String sql =
                """
                select coalesce(p.state, 'never-seen') as state, count(*) as devices
                  from device d
                  left join presence p on p.device_id = d.id
                 where d.state not in ('in-stock', 'suspended', 'removed')
                 group by 1
                """;
        return session.createNativeQuery(sql, Count.class).getResultList().stream()
                .collect(Collectors.toMap(Count::state, Count::devices));
    }

    record Count(String state, Long devices) {}

    private static String rows(Map<UUID, Instant> instants) {
        return WireJson.write(
                instants.entrySet().stream()
                        .map(entry -> new Heard(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
