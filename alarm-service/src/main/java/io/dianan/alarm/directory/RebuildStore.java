package io.dianan.alarm.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Remembers whether the copies are whole. Works within the caller's transaction. */
@ApplicationScoped
class RebuildStore {
    private final Session session;

    RebuildStore(Session session) {
        this.session = session;
    }

    boolean everMade() {
        return !session.createNativeQuery("select 1 from copies_made", Integer.class)
                .getResultList()
                .isEmpty();
    }

    void made() {
        String sql =
                """
                insert into copies_made (at)
                values (now())
                on conflict (only_row) do update set at = excluded.at
                """;
        session.createNativeMutationQuery(sql).executeUpdate();
    }
}
