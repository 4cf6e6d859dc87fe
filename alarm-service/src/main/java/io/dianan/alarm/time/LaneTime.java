package io.dianan.alarm.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a lane has come: the older of its two topics, by gateway, and the gateway that is least
 * far, leaving out those that have fallen silent while others go on. Nothing is known until both
 * topics have been heard. Held by a lane's owner under the lane's lock.
 */
public final class LaneTime {
    /** Five empty batches and more are missing: somebody was away. */
    private static final Duration GAP = Duration.ofSeconds(30);

    private static final Duration GONE = Duration.ofMinutes(2);
    private static final int OUTAGES_MAX = 100;

    private final Map<String, Marks> gateways = new HashMap<>();
    private final List<Outage> outages = new ArrayList<>();
    private Set<String> counted = Set.of();
    private @Nullable Instant graceFrom;
    private @Nullable Instant watermark;

    private static final class Marks {
        private final Instant[] byTopic = new Instant[Topic.values().length];

        private Optional<Instant> older() {
            Instant older = null;
            for (Instant mark : byTopic) {
                if (mark == null) {
                    return Optional.empty();
                }
                older = older == null || mark.isBefore(older) ? mark : older;
            }
            return Optional.ofNullable(older);
        }
    }

    /** The two topics of a lane. */
    public enum Topic {
        READINGS,
        EVENTS
    }

    /** One that goes its own way from here. */
    LaneTime copy() {
        LaneTime copy = new LaneTime();
        gateways.forEach(
                (gateway, marks) -> {
                    Marks same = new Marks();
                    System.arraycopy(marks.byTopic, 0, same.byTopic, 0, same.byTopic.length);
                    copy.gateways.put(gateway, same);
                });
        copy.outages.addAll(outages);
        copy.counted = counted;
        copy.graceFrom = graceFrom;
        copy.watermark = watermark;
        return copy;
    }

    /** What was known of our outages before this owner took the lane. */
    public void remember(Outage outage) {
        if (!outages.contains(outage)) {
            outages.add(outage);
        }
    }

    /** How far a topic had come when this owner took the lane, so that a gap since is seen. */
    public void resume(Topic topic, String gateway, Instant mark) {
        Instant[] marks = gateways.computeIfAbsent(gateway, _ -> new Marks()).byTopic;
        if (marks[topic.ordinal()] == null || mark.isAfter(marks[topic.ordinal()])) {
            marks[topic.ordinal()] = mark;
        }
    }

    /**
     * A batch has come.
     *
     * @return the outage that it ends
     */
    public Optional<Outage> advance(Topic topic, String gateway, Instant mark) {
        Marks marks = gateways.computeIfAbsent(gateway, _ -> new Marks());
        Instant before = marks.byTopic[topic.ordinal()];
        if (before != null && !mark.isAfter(before)) {
            return Optional.empty();
        }
        marks.byTopic[topic.ordinal()] = mark;
        Optional<Outage> ended =
                before != null && Duration.between(before, mark).compareTo(GAP) > 0
                        ? Optional.of(new Outage(gateway, before, mark))
                        : Optional.empty();
        ended.ifPresent(this::ended);
        move();
        return ended;
    }

    /** The lane's time; empty while it cannot be told. */
    public Optional<Instant> watermark() {
        return Optional.ofNullable(watermark);
    }

    /**
     * From when on silence counts: it began anew when this owner took the lane, when an outage of
     * ours ended and when a gateway was lost, whose devices must find another.
     */
    public Optional<Instant> graceFrom() {
        return Optional.ofNullable(graceFrom);
    }

    public List<Outage> outages() {
        return List.copyOf(outages);
    }

    private void ended(Outage outage) {
        if (outages.size() == OUTAGES_MAX) {
            outages.removeFirst();
        }
        outages.add(outage);
        grace(outage.to());
    }

    /** A gateway that others have left far behind is not waited for; its devices get their time. */
    private void move() {
        Optional<Instant> farthest = marks().max(Instant::compareTo);
        if (farthest.isEmpty()) {
            return;
        }
        Instant silent = farthest.get().minus(GONE);
        Set<String> going = new HashSet<>();
        gateways.forEach(
                (gateway, marks) ->
                        marks.older()
                                .filter(mark -> !mark.isBefore(silent))
                                .ifPresent(_ -> going.add(gateway)));
        if (watermark == null || !going.containsAll(counted)) {
            grace(farthest.get());
        }
        counted = going;
        Instant least =
                marks().filter(mark -> !mark.isBefore(silent))
                        .min(Instant::compareTo)
                        .orElseThrow();
        watermark = watermark == null || least.isAfter(watermark) ? least : watermark;
    }

    private Stream<Instant> marks() {
        return gateways.values().stream().flatMap(marks -> marks.older().stream());
    }

    private void grace(Instant from) {
        graceFrom = graceFrom == null || from.isAfter(graceFrom) ? from : graceFrom;
    }
}
