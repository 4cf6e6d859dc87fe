package io.dianan.alarm.rule;

import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import io.dianan.alarm.type.Measure;
import io.dianan.contracts.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that reaches a limit and stays there. Each metric is followed by itself; what stands is
 * the gravest of them. A metric that a reading does not carry, or carries broken, keeps its track.
 *
 * @param low whether lower is worse
 * @param duration of event time; two readings at least
 */
public record Threshold(
        AlarmType type,
        List<Metric> metrics,
        boolean low,
        @Nullable Limit warning,
        Limit alarm,
        Duration duration)
        implements Rule {
    public static final String SOURCE = "threshold";

    public Threshold {
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("a threshold needs a metric");
        }
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Gravity gravity(Severity standing) {
        return standing == Severity.ALARM ? type.gravity(Gravity.ALARM) : Gravity.WARNING;
    }

    @Override
    public Verdict judge(Window window, Instant now) {
        if (!(window.newest() instanceof Observation.Measured measured)) {
            return Verdict.of(window.memory());
        }
        Map<String, Track> tracks = new HashMap<>(window.memory().tracks());
        Severity gravest = Severity.NORMAL;
        Measure worst = null;
        for (Metric metric : metrics) {
            long value = measured.values().get(metric);
            if (!measured.values().has(metric) || !Validity.valid(metric, value)) {
                continue;
            }
            Track before = tracks.getOrDefault(metric.key(), Track.CALM);
            Severity reached = reached(value, before.standing());
            Track after = before.after(value, reached, measured.at(), duration);
            tracks.put(metric.key(), after);
            if (worst == null
                    || after.standing().above(gravest)
                    || after.standing() == gravest && worse(value, worst.value())) {
                gravest = after.standing();
                worst = new Measure(metric, value, limit(gravest), low);
            }
        }
        tracks.values().removeIf(Track::calm);
        RuleMemory memory = new RuleMemory(tracks, worst);
        return Verdict.of(
                worst != null && gravest == memory.standing()
                        ? memory
                        : new RuleMemory(tracks, window.memory().measure()));
    }

    /** What this value says, given what stands: a limit that was reached holds until its reset. */
    private Severity reached(long value, Severity standing) {
        if (beyond(value, alarm.reach())
                || standing == Severity.ALARM && !backAt(value, alarm.reset())) {
            return Severity.ALARM;
        }
        if (warning == null) {
            return Severity.NORMAL;
        }
        return beyond(value, warning.reach())
                        || standing.atLeast(Severity.WARNING) && !backAt(value, warning.reset())
                ? Severity.WARNING
                : Severity.NORMAL;
    }

    private boolean beyond(long value, long reach) {
        return low ? value <= reach : value >= reach;
    }

    private boolean backAt(long value, long reset) {
        return low ? value >= reset : value <= reset;
    }

    private boolean worse(long value, long than) {
        return low ? value < than : value > than;
    }

    private long limit(Severity standing) {
        return standing == Severity.ALARM || warning == null ? alarm.reach() : warning.reach();
    }
}
