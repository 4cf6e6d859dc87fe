package io.dianan.alarm.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.alarm.directory.Owner;
import io.dianan.alarm.type.AlarmClass;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Measure;
import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.json.WireJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Rows of alarms and their timelines. Works within the caller's transaction and scope. */
@ApplicationScoped
public class AlarmStore implements PanacheRepositoryBase<AlarmRecord, UUID> {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Asia/Shanghai"));

    private final Session session;

    AlarmStore(Session session) {
        this.session = session;
    }

    /** The alarm, locked until the end of the transaction, if the scope sees it. */
    public Optional<AlarmRecord> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The open alarm of a subject and type, locked until the end of the transaction. */
    Optional<AlarmRecord> lockOpen(String subjectKind, String subjectId, AlarmType type) {
        return find(
                        "subjectKind = ?1 and subjectId = ?2 and type = ?3 and state <> 'closed'",
                        subjectKind,
                        subjectId,
                        type.name())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Other open alarms of the class {@code alarm} that stand on this circuit now. */
    List<AlarmRecord> lockStandingBeside(AlarmRecord alarm) {
        return find(
                        """
                        circuitId = ?1 and id <> ?2 and alarmClass = ?3
                        and state <> 'closed' and recoveredAt is null
                        order by id
                        """,
                        alarm.circuitId,
                        alarm.id,
                        AlarmClass.ALARM.word())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Incidents of areas that stand, the oldest first. */
    public List<AlarmRecord> lockStandingAreas(AlarmType type) {
        return find(
                        """
                        subjectKind = 'area' and type = ?1 and state <> 'closed'
                        and recoveredAt is null
                        order by id
                        """,
                        type.name())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What the newest closed alarm of this subject and type was judged to be. */
    Optional<String> lastJudgement(String subjectKind, String subjectId, AlarmType type) {
        return session.createQuery(
                        """
                        select judgement from AlarmRecord
                         where subjectKind = :kind and subjectId = :id and type = :type
                           and state = 'closed'
                         order by raisedAt desc
                        """,
                        String.class)
                .setParameter("kind", subjectKind)
                .setParameter("id", subjectId)
                .setParameter("type", type.name())
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    /**
     * A new alarm, unless one of this subject and type is open by now.
     *
     * @return the new one; nothing where another transaction was first
     */
    Optional<AlarmRecord> insert(Condition condition, Instant now) {
        Subject subject = condition.subject();
        Owner owner = subject.owner();
        Subject.Extent extent = subject.extent();
        Measure measure = condition.measure();
        Long value = measure == null ? null : measure.value();
        UUID id = Uuid7.next();
        String sql =
                """
                insert into alarm (id, number, version, state, change, type, class, level,
                                   subject_kind, subject_id, circuit_id, circuit_name, device_id,
                                   serial_number, site_id, provider_id, enterprise_id, region_code,
                                   metric, limit_value, first_value, last_value, peak_value,
                                   first_at, last_at, raised_at, occurrences, late, sources,
                                   standing_sources, area_devices, area_regions)
                values (:id, :day || '-' || lpad(cast(nextval('alarm_number') as text), 6, '0'), 1,
                        'raised', 'raised', :type, :class, :level,
                        :kind, :subject, :circuit, :circuitName, :device,
                        :serialNumber, :site, :provider, :enterprise, :region,
                        :metric, :limit, :value, :value, :value,
                        :at, :at, :now, 1, :late, array[:source],
                        array[:source], :areaDevices,
                        string_to_array(cast(:areaRegions as text), ','))
                on conflict (subject_kind, subject_id, type) where state <> 'closed' do nothing
                """;
        int inserted =
                session.createNativeMutationQuery(sql)
                        .setParameter("id", id)
                        .setParameter("day", DAY.format(now))
                        .setParameter("type", condition.type().name())
                        .setParameter("class", condition.gravity().alarmClass().word())
                        .setParameter("level", condition.gravity().level())
                        .setParameter("kind", subject.kind())
                        .setParameter("subject", subject.id())
                        .setParameter("circuit", subject.circuitId(), UUID.class)
                        .setParameter("circuitName", subject.circuitName(), String.class)
                        .setParameter("device", subject.deviceId(), UUID.class)
                        .setParameter("serialNumber", subject.serialNumber(), String.class)
                        .setParameter("site", subject.siteId(), UUID.class)
                        .setParameter("provider", owner.providerId(), UUID.class)
                        .setParameter("enterprise", owner.enterpriseId(), UUID.class)
                        .setParameter("region", owner.regionCode())
                        .setParameter(
                                "metric",
                                measure == null ? null : measure.metric().key(),
                                String.class)
                        .setParameter("limit", measure == null ? null : measure.limit(), Long.class)
                        .setParameter("value", value, Long.class)
                        .setParameter("at", condition.at())
                        .setParameter("now", now)
                        .setParameter("late", condition.late())
                        .setParameter("source", condition.source())
                        .setParameter(
                                "areaDevices",
                                extent == null ? null : extent.devices(),
                                Integer.class)
                        .setParameter(
                                "areaRegions",
                                extent == null ? null : String.join(",", extent.regionCodes()),
                                String.class)
                        .executeUpdate();
        return inserted == 0 ? Optional.empty() : findByIdOptional(id);
    }

    /** Sends a change to the database, which knows of another open alarm. */
    public void write(AlarmRecord alarm) {
        try {
            flush();
        } catch (ConstraintViolationException e) {
            if ("alarm_open".equals(e.getConstraintName())) {
                throw AlarmProblem.OPEN_ALARM_EXISTS.because(
                        "another alarm %s of %s %s is open"
                                .formatted(alarm.type, alarm.subjectKind, alarm.subjectId));
            }
            throw e;
        }
    }

    /** The oldest line first. */
    public List<Line> timeline(AlarmRecord alarm) {
        return session
                .createQuery("from LineRecord where alarmId = :alarm order by id", LineRecord.class)
                .setParameter("alarm", alarm.id)
                .getResultList()
                .stream()
                .map(
                        line ->
                                new Line(
                                        line.at,
                                        line.kind,
                                        line.actorName,
                                        line.alarmVersion,
                                        node(line.detail)))
                .toList();
    }

    /** One line of what happened, under the alarm's owner. */
    void write(AlarmRecord alarm, LineKind kind, @Nullable Actor actor, Object detail, Instant at) {
        LineRecord line = new LineRecord();
        line.id = Uuid7.next();
        line.alarmId = alarm.id;
        line.alarmVersion = alarm.version;
        line.at = at;
        line.kind = kind.word();
        line.actor = actor == null ? null : actor.subject();
        line.actorName = actor == null ? null : actor.name();
        line.detail = WireJson.write(detail);
        line.providerId = alarm.providerId;
        line.enterpriseId = alarm.enterpriseId;
        line.regionCode = alarm.regionCode;
        session.persist(line);
    }

    private static JsonNode node(String detail) {
        try {
            return WireJson.read(detail.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new IllegalStateException("a line's detail is no JSON", e);
        }
    }
}
