package io.dianan.alarm.evaluate;

import io.dianan.alarm.type.AlarmType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** What devices have told last, and which events were judged. Within the caller's transaction. */
@ApplicationScoped
class ToldStore {
    private final Session session;

    ToldStore(Session session) {
        this.session = session;
    }

    /**
     * @param at event time of the newest message
     */
    record Told(Instant at, Boolean active) {}

    /** Whether the event is new; from now on it is not. */
    boolean firstTime(UUID eventId) {
        return session.createNativeMutationQuery(
                                """
                                insert into event_judged (id) values (:id)
                                on conflict (id) do nothing
                                """)
                        .setParameter("id", eventId)
                        .executeUpdate()
                > 0;
    }

    Optional<Told> last(String subjectKind, UUID subjectId, AlarmType type) {
        return session.createNativeQuery(
                        """
                        select last_at, active
                          from told
                         where subject_kind = :kind and subject_id = :id and type = :type
                        """,
                        Told.class)
                .setParameter("kind", subjectKind)
                .setParameter("id", subjectId)
                .setParameter("type", type.name())
                .uniqueResultOptional();
    }

    void keep(String subjectKind, UUID subjectId, AlarmType type, Told told) {
        session.createNativeMutationQuery(
                        """
                        insert into told (subject_kind, subject_id, type, last_at, active)
                        values (:kind, :id, :type, :at, :active)
                        on conflict (subject_kind, subject_id, type) do update
                           set last_at = excluded.last_at, active = excluded.active
                        """)
                .setParameter("kind", subjectKind)
                .setParameter("id", subjectId)
                .setParameter("type", type.name())
                .setParameter("at", told.at)
                .setParameter("active", told.active)
                .executeUpdate();
    }

    void forgetEvents(Duration olderThan) {
        session.createNativeMutationQuery(
                        """
                        delete from event_judged
                         where judged_at < now() - make_interval(secs => :seconds)
                        """)
                .setParameter("seconds", (double) olderThan.toSeconds())
                .executeUpdate();
    }
}
