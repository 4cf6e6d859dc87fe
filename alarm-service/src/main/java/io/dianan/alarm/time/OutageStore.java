package io.dianan.alarm.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** Outages of ours, by lane. Works within the caller's transaction. */
@ApplicationScoped
class OutageStore {
    private final Session session;

    OutageStore(Session session) {
        this.session = session;
    }

    void keep(int lane, Outage outage) {
        String sql =
                """
                insert into own_outage (lane, gateway, began_at, ended_at)
                values (:lane, :gateway, :from, :to)
                on conflict (lane, gateway, began_at) do nothing
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("lane", lane)
                .setParameter("gateway", outage.gateway())
                .setParameter("from", outage.from())
                .setParameter("to", outage.to())
                .executeUpdate();
    }

    /** Those that readings may still come late from; older ones are forgotten. */
    List<Outage> recent(int lane) {
        session.createNativeMutationQuery(
                        """
                        delete from own_outage
                         where lane = :lane and ended_at < now() - interval '7 days'
                        """)
                .setParameter("lane", lane)
                .executeUpdate();
        return session
                .createNativeQuery(
                        """
                        select gateway, began_at, ended_at
                          from own_outage
                         where lane = :lane
                         order by ended_at
                        """,
                        Row.class)
                .setParameter("lane", lane)
                .getResultList()
                .stream()
                .map(row -> new Outage(row.gateway, row.from, row.to))
                .toList();
    }

    record Row(String gateway, Instant from, Instant to) {}
}
