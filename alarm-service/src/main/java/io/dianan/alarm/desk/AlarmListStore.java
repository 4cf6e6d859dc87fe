package io.dianan.alarm.desk;

import io.dianan.alarm.alarm.AlarmRecord;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.WireProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Lists of alarms, within the caller's transaction and scope. */
@ApplicationScoped
class AlarmListStore {
    private static final String MATCHING =
            """
              from alarm a
             where (cast(:states as text) is null
                    or a.state = any (string_to_array(cast(:states as text), ',')))
               and (cast(:levels as text) is null
                    or a.level = any (cast(string_to_array(cast(:levels as text), ',') as int[])))
               and (cast(:type as text) is null or a.type = cast(:type as text))
               and (cast(:number as text) is null or a.number = cast(:number as text))
               and (cast(:region as text) is null
                    or a.region_code like cast(:region as text) || '%')
               and (cast(:provider as uuid) is null or a.provider_id = cast(:provider as uuid))
               and (cast(:enterprise as uuid) is null
                    or a.enterprise_id = cast(:enterprise as uuid))
               and (cast(:device as uuid) is null or a.device_id = cast(:device as uuid))
               and (cast(:circuit as uuid) is null or a.circuit_id = cast(:circuit as uuid))
               and (cast(:from as timestamptz) is null
                    or a.raised_at >= cast(:from as timestamptz))
               and (cast(:to as timestamptz) is null or a.raised_at < cast(:to as timestamptz))
            """;

    private final Session session;

    AlarmListStore(Session session) {
        this.session = session;
    }

    List<AlarmRecord> page(
            AlarmFilter filter, AlarmOrder order, Optional<Keyset> after, PageRequest page) {
        String sql =
                """
                select {a.*}
                %s   and (cast(:afterId as uuid) is null
                          or (a.raised_at, a.id) %s
                             (cast(:afterAt as timestamptz), cast(:afterId as uuid)))
                 order by %s
                 limit :most
                """
                        .formatted(MATCHING, order.behind(), order.by());
        NativeQuery<AlarmRecord> query =
                session.createNativeQuery(sql, AlarmRecord.class, "a")
                        .setParameter("afterId", after.map(Keyset::id).orElse(null), UUID.class)
                        .setParameter(
                                "afterAt",
                                after.map(AlarmListStore::time).orElse(null),
                                Instant.class)
                        .setParameter("most", page.fetch());
        bind(query, filter);
        return query.getResultList();
    }

    long count(AlarmFilter filter) {
        NativeQuery<Long> query =
                session.createNativeQuery("select count(*) " + MATCHING, Long.class);
        bind(query, filter);
        return query.getSingleResult();
    }

    private static void bind(NativeQuery<?> query, AlarmFilter filter) {
        query.setParameter("states", joined(filter.states()), String.class);
        query.setParameter("levels", joined(filter.levels()), String.class);
        query.setParameter("type", filter.type(), String.class);
        query.setParameter("number", filter.number(), String.class);
        query.setParameter("region", filter.owners().regionPrefix(), String.class);
        query.setParameter("provider", filter.owners().providerId(), UUID.class);
        query.setParameter("enterprise", filter.owners().enterpriseId(), UUID.class);
        query.setParameter("device", filter.deviceId(), UUID.class);
        query.setParameter("circuit", filter.circuitId(), UUID.class);
        query.setParameter("from", filter.from(), Instant.class);
        query.setParameter("to", filter.to(), Instant.class);
    }

    private static @Nullable String joined(List<?> words) {
        return words.isEmpty()
                ? null
                : words.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static Instant time(Keyset after) {
        try {
            return Instant.parse(after.key());
        } catch (DateTimeParseException e) {
            throw WireProblem.INVALID_PARAMETER.because("cursor is not one of ours");
        }
    }
}
