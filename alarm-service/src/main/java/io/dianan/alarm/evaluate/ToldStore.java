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

    /**
     * Who tells what of whom.
     *
     * @param component part of the device; empty: the device itself
     */
    record Teller(String subjectKind, UUID subjectId, AlarmType type, String component) {}

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

    Optional<Told> last(Teller teller) {
        return session.createNativeQuery(
                        """
                        select last_at, active
                          from told
                         where subject_kind = :kind and subject_id = :id and type = :type
                           and component = :component
                        """,
                        Told.class)
                .setParameter("kind", teller.subjectKind)
                .setParameter("id", teller.subjectId)
                .setParameter("type", teller.type.name())
                .setParameter("component", teller.component)
                .uniqueResultOptional();
    }

    /** Whether another part of the device tells the same of the subject, and it stands. */
    boolean standsByAnother(Teller teller) {
        return session.createNativeQuery(
                        """
                                select exists (
                                  select 1
                                    from told
                                   where subject_kind = :kind and subject_id = :id and type = :type
                                     and component <> :component and active)
                                """,
                        Boolean.class)
                .setParameter("kind", teller.subjectKind)
                .setParameter("id", teller.subjectId)
                .setParameter("type", teller.type.name())
                .setParameter("component", teller.component)
                .getSingleResult();
    }

    void keep(Teller teller, Told told) {
        session.createNativeMutationQuery(
                        """
                        insert into told
                          (subject_kind, subject_id, type, component, last_at, active)
                        values (:kind, :id, :type, :component, :at, :active)
                        on conflict (subject_kind, subject_id, type, component) do update
                           set last_at = excluded.last_at, active = excluded.active
                        """)
                .setParameter("kind", teller.subjectKind)
                .setParameter("id", teller.subjectId)
                .setParameter("type", teller.type.name())
                .setParameter("component", teller.component)
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
