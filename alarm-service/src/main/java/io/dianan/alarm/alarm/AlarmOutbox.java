package io.dianan.alarm.alarm;

import io.dianan.alarm.directory.OwnerNames;
import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.state.AlarmState;
import io.dianan.platform.outbox.OutboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of an alarm others see: its full state, the same over REST, on the stream and in domain
 * events. A change is told in the transaction that makes it: version, lines, outbox row.
 */
@ApplicationScoped
public class AlarmOutbox {
    private final AlarmStore alarms;
    private final OwnerNames names;
    private final OutboxStore outbox;
    private final Clock clock;

    AlarmOutbox(AlarmStore alarms, OwnerNames names, OutboxStore outbox, Clock clock) {
        this.alarms = alarms;
        this.names = names;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A change by the machine: its lines, in this order, in one version. */
    void changed(AlarmRecord alarm, List<LineKind> news, Object detail) {
        alarm.version = alarm.version + (news.contains(LineKind.RAISED) ? 0 : 1);
        alarm.change = news.getLast().word();
        news.forEach(kind -> alarms.write(alarm, kind, null, detail, clock.instant()));
        tell(alarm);
    }

    /** A change by a person. */
    public AlarmState changed(AlarmRecord alarm, LineKind news, Actor actor, Object detail) {
        alarm.version++;
        alarm.change = news.word();
        alarms.write(alarm, news, actor, detail, clock.instant());
        return tell(alarm);
    }

    /** As they stand now, in the same order. */
    public List<AlarmState> states(Collection<AlarmRecord> records) {
        Map<UUID, String> known =
                names.find(
                        records.stream()
                                .flatMap(a -> Stream.of(a.providerId, a.enterpriseId, a.siteId))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        return records.stream().map(alarm -> state(alarm, known)).toList();
    }

    private AlarmState tell(AlarmRecord alarm) {
        AlarmState state = states(List.of(alarm)).getFirst();
        outbox.append(AlarmState.EVENT_TYPE, alarm.id, alarm.version, state);
        return state;
    }

    private static AlarmState state(AlarmRecord alarm, Map<UUID, String> names) {
        return new AlarmState(
                alarm.id,
                alarm.version,
                alarm.number,
                alarm.state,
                alarm.judgement,
                alarm.type,
                alarm.alarmClass,
                alarm.level,
                alarm.change,
                new AlarmState.Subject(
                        alarm.subjectKind,
                        alarm.circuitId,
                        alarm.circuitName,
                        alarm.deviceId,
                        alarm.serialNumber,
                        alarm.siteId,
                        area(alarm)),
                new AlarmState.Owner(
                        alarm.providerId,
                        name(names, alarm.providerId),
                        alarm.enterpriseId,
                        name(names, alarm.enterpriseId),
                        name(names, alarm.siteId),
                        alarm.regionCode),
                value(alarm),
                alarm.firstAt,
                alarm.lastAt,
                alarm.raisedAt,
                alarm.occurrences,
                alarm.recoveredAt,
                alarm.late,
                alarm.sources,
                alarm.acknowledgedAt,
                alarm.acknowledgedBy,
                closure(alarm));
    }

    private static @Nullable String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? null : names.get(id);
    }

    private static AlarmState.@Nullable Closure closure(AlarmRecord alarm) {
        Instant at = alarm.closedAt;
        return at == null
                ? null
                : new AlarmState.Closure(
                        at,
                        Objects.requireNonNull(alarm.cause),
                        Objects.requireNonNull(alarm.handler),
                        Objects.requireNonNull(alarm.evidence));
    }

    private static AlarmState.@Nullable Area area(AlarmRecord alarm) {
        return alarm.extent()
                .map(reach -> new AlarmState.Area(reach.devices(), reach.regionCodes()))
                .orElse(null);
    }

    private static AlarmState.@Nullable Value value(AlarmRecord alarm) {
        if (alarm.metric == null || alarm.firstValue == null) {
            return null;
        }
        Metric metric = Metric.of(alarm.metric).orElseThrow();
        return new AlarmState.Value(
                alarm.metric,
                metric.unit(),
                decimal(metric, alarm.limitValue),
                metric.unscaled(alarm.firstValue),
                metric.unscaled(Objects.requireNonNull(alarm.lastValue)),
                metric.unscaled(Objects.requireNonNull(alarm.peakValue)));
    }

    private static @Nullable BigDecimal decimal(Metric metric, @Nullable Long steps) {
        return steps == null ? null : metric.unscaled(steps);
    }
}
