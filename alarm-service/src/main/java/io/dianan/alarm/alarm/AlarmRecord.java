package io.dianan.alarm.alarm;

import io.dianan.alarm.type.AlarmClass;
import io.dianan.alarm.type.Gravity;
import io.dianan.alarm.type.Measure;
import io.dianan.contracts.metric.Metric;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One alarm, as its row. What it may become is decided here, without a clock and without a store;
 * each change that people see makes a new version.
 */
@Entity
@Table(name = "alarm")
public class AlarmRecord {
    @Id UUID id;
    String number;
    long version;
    String state;
    String change;
    @Nullable String judgement;
    String type;

    @Column(name = "class")
    String alarmClass;

    int level;
    String subjectKind;
    String subjectId;
    @Nullable UUID circuitId;
    @Nullable String circuitName;
    @Nullable UUID deviceId;
    @Nullable String serialNumber;
    @Nullable UUID siteId;
    @Nullable UUID providerId;
    @Nullable UUID enterpriseId;
    String regionCode;
    @Nullable Integer areaDevices;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Nullable List<String> areaRegions;

    @Nullable String metric;
    @Nullable Long limitValue;
    @Nullable Long firstValue;
    @Nullable Long lastValue;
    @Nullable Long peakValue;
    Instant firstAt;
    Instant lastAt;
    Instant raisedAt;
    int occurrences;
    @Nullable Instant recoveredAt;
    boolean late;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> sources;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> standingSources;

    @Nullable Instant acknowledgedAt;
    @Nullable String acknowledgedBy;
    @Nullable Instant closedAt;
    @Nullable String cause;
    @Nullable String handler;
    @Nullable String evidence;

    protected AlarmRecord() {}

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public @Nullable UUID providerId() {
        return providerId;
    }

    public String regionCode() {
        return regionCode;
    }

    /** Event time of the first occurrence. */
    public Instant firstAt() {
        return firstAt;
    }

    /** How far it reaches; empty where it is not about an area. */
    public Optional<Subject.Extent> extent() {
        return areaDevices == null || areaRegions == null
                ? Optional.empty()
                : Optional.of(new Subject.Extent(areaDevices, areaRegions));
    }

    public Stage stage() {
        return switch (state) {
            case "raised" -> new Stage.Raised();
            case "acknowledged" -> new Stage.Acknowledged();
            case "verified" -> new Stage.Verified(verdict());
            case "resolved" -> new Stage.Resolved();
            case "closed" -> new Stage.Closed(verdict());
            case "reopened" -> new Stage.Reopened();
            default -> throw new IllegalStateException("alarm " + number + " is " + state);
        };
    }

    Gravity gravity() {
        return new Gravity(AlarmClass.of(alarmClass), level);
    }

    /** Whether the value still stands, as far as any source has told. */
    boolean stands() {
        return !standingSources.isEmpty();
    }

    /** The condition was found again while this alarm is open; tells what is new. */
    List<LineKind> found(Condition condition) {
        List<LineKind> news = new ArrayList<>();
        if (!stands()) {
            news.add(LineKind.RECURRED);
            occurrences++;
            recoveredAt = null;
        }
        if (!sources.contains(condition.source())) {
            news.add(LineKind.JOINED);
            sources = with(sources, condition.source());
        }
        if (!standingSources.contains(condition.source())) {
            standingSources = with(standingSources, condition.source());
        }
        if (reaches(condition.subject().extent())) {
            news.add(LineKind.SPREAD);
        }
        seen(condition.at(), condition.measure());
        if (riseTo(condition.gravity())) {
            news.add(LineKind.RISEN);
            limitValue = condition.measure() == null ? limitValue : condition.measure().limit();
        }
        return news;
    }

    /** A source found the value back to normal; tells whether that makes the alarm recovered. */
    boolean recovered(String source, Instant at, @Nullable Measure measure) {
        if (!standingSources.contains(source)) {
            return false;
        }
        standingSources =
                standingSources.stream().filter(standing -> !standing.equals(source)).toList();
        seen(at, measure);
        if (stands()) {
            return false;
        }
        recoveredAt = at;
        return true;
    }

    /** Never goes down while the alarm is open. */
    boolean riseTo(Gravity gravity) {
        if (gravity.compareTo(gravity()) <= 0) {
            return false;
        }
        alarmClass = gravity.alarmClass().word();
        level = gravity.level();
        return true;
    }

    /** Tells whether that is farther than before. */
    private boolean reaches(Subject.@Nullable Extent extent) {
        if (extent == null) {
            return false;
        }
        boolean farther = areaDevices == null || extent.devices() > areaDevices;
        areaDevices = extent.devices();
        areaRegions = extent.regionCodes();
        return farther;
    }

    private void seen(Instant at, @Nullable Measure measure) {
        firstAt = at.isBefore(firstAt) ? at : firstAt;
        lastAt = at.isAfter(lastAt) ? at : lastAt;
        if (measure == null) {
            return;
        }
        long value = measure.value();
        if (firstValue == null || peakValue == null || !sameUnit(measure.metric())) {
            firstValue = value;
            peakValue = value;
            limitValue = measure.limit();
        }
        metric = measure.metric().key();
        lastValue = value;
        boolean farther = measure.low() ? value < peakValue : value > peakValue;
        peakValue = farther ? Long.valueOf(value) : peakValue;
    }

    private boolean sameUnit(Metric other) {
        return metric != null
                && Metric.of(metric)
                        .filter(mine -> mine.unit().equals(other.unit()))
                        .filter(mine -> mine.decimals() == other.decimals())
                        .isPresent();
    }

    public void acknowledge(String by, Instant at) {
        enter(stage().acknowledge());
        acknowledgedBy = by;
        acknowledgedAt = at;
    }

    public void verify(Judgement found) {
        enter(stage().verify(found));
        judgement = found.word();
    }

    public void resolve() {
        enter(stage().resolve());
    }

    public void close(String cause, String handler, String evidence, Instant at) {
        enter(stage().close());
        this.cause = cause;
        this.handler = handler;
        this.evidence = evidence;
        closedAt = at;
    }

    /** From here as raised: what was found before stands in the timeline only. */
    public void reopen() {
        enter(stage().reopen());
        judgement = null;
        acknowledgedAt = null;
        acknowledgedBy = null;
        closedAt = null;
        cause = null;
        handler = null;
        evidence = null;
    }

    private void enter(Stage stage) {
        state = stage.word();
    }

    private Judgement verdict() {
        return judgement == null ? Judgement.REAL : Judgement.of(judgement);
    }

    private static List<String> with(List<String> list, String one) {
        List<String> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }
}
