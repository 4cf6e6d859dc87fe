package io.dianan.alarm.presence;

import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** What the owner of a lane knows and marks. Works within the caller's transaction and scope. */
@ApplicationScoped
class PresenceStore {
    private final Session session;

    PresenceStore(Session session) {
        this.session = session;
    }

    /** A row with what its device says of silence. */
    record Known(UUID deviceId, String state, Instant since, Integer reportIntervalSeconds) {}

    /**
     * @param since receive time of its last message
     * @param due lane time at which its silence was too long
     */
    record Gone(UUID id, Instant since, Instant due) {}

    private record Heard(UUID id, Instant at) {}

    List<Known> ofLane(int lane) {
        String sql =
                """
                select p.device_id, p.state, p.since, d.report_interval_seconds
                  from presence p
                  join device d on d.id = p.device_id
                 where p.lane = :lane
                """;
        return session.createNativeQuery(sql, Known.class)
                .setParameter("lane", lane)
                .getResultList();
    }

    /** They were heard: online, if they were not. */
    void online(int lane, Map<UUID, Instant> heard) {
        String sql =
                """
                insert into presence (device_id, lane, state, since, changed_at, version)
                select d.id, :lane, 'online', h.at, h.at, 1
                  from jsonb_to_recordset(cast(:heard as jsonb)) as h(id uuid, at timestamptz)
                  join device d on d.id = h.id
                 order by d.id
                on conflict (device_id) do update
                   set lane = excluded.lane, state = 'online', since = excluded.since,
                       changed_at = excluded.changed_at, version = presence.version + 1
                 where presence.state <> 'online'
                """;
        List<Heard> rows =
                heard.entrySet().stream()
                        .map(entry -> new Heard(entry.getKey(), entry.getValue()))
                        .toList();
        session.createNativeMutationQuery(sql)
                .setParameter("lane", lane)
                .setParameter("heard", WireJson.write(rows))
                .executeUpdate();
    }

    /** They have been silent for too long: offline, if they were online. */
    void offline(Collection<Gone> gone) {
        String sql =
                """
                update presence
                   set state = 'offline', since = g.since, changed_at = g.due,
                       version = version + 1
                  from (select id, since, due
                          from jsonb_to_recordset(cast(:gone as jsonb))
                            as r(id uuid, since timestamptz, due timestamptz)
                         order by id) g
                 where device_id = g.id and state = 'online'
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("gone", WireJson.write(gone))
                .executeUpdate();
    }

    /** All devices of the lane have been looked at by this time. */
    void lookedAt(int lane, Instant watermark, Instant graceFrom) {
        String sql =
                """
                insert into presence_lane (lane, watermark, grace_from, moved_at)
                values (:lane, :watermark, :graceFrom, now())
                on conflict (lane) do update
                   set watermark = excluded.watermark, grace_from = excluded.grace_from,
                       moved_at = excluded.moved_at
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("lane", lane)
                .setParameter("watermark", watermark)
                .setParameter("graceFrom", graceFrom)
                .executeUpdate();
    }
}
