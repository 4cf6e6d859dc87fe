package io.dianan.alarm.time;

import io.dianan.alarm.time.LaneTime.Topic;
import io.dianan.platform.lane.LaneKey;
import io.dianan.platform.lane.LanePosition;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The time of each lane that this process owns. A lane's two threads share it. */
@ApplicationScoped
public class LaneTimes {
    private static final Scope EVERYTHING = new Scope.Everything("outages of the installation");

    private final ScopeStore scopes;
    private final OutageStore outages;
    private final Map<Integer, LaneTime> times = new ConcurrentHashMap<>();
    private final Map<Integer, Long> movedNanos = new ConcurrentHashMap<>();

    LaneTimes(ScopeStore scopes, OutageStore outages) {
        this.scopes = scopes;
        this.outages = outages;
    }

    /**
     * How a drain sees the time.
     *
     * @param watermark the lane's time at the end of the drain; empty while it cannot be told
     * @param graceFrom from when on silence counts
     * @param outages all that are known, with those that this drain ends
     */
    public record View(
            Optional<Instant> watermark, Optional<Instant> graceFrom, List<Outage> outages) {
        public View {
            outages = List.copyOf(outages);
        }
    }

    /** Outside of a transaction: reads what is known of outages, and how far the topic had come. */
    public void taken(LaneKey key, Collection<LanePosition> positions) {
        List<Outage> known = scopes.call(EVERYTHING, () -> outages.recent(number(key)));
        LaneTime time = times.computeIfAbsent(number(key), _ -> new LaneTime());
        synchronized (time) {
            known.forEach(time::remember);
            positions.forEach(
                    position ->
                            time.resume(
                                    topic(key), position.run().gateway(), position.watermark()));
        }
        movedNanos.put(number(key), System.nanoTime());
    }

    /** Nothing is known of the lane any more; under its lock. */
    void forget(int lane) {
        times.remove(lane);
    }

    /** Within the drain's transaction: what it moves, without moving it yet. */
    public View look(LaneKey key, List<LanePosition> positions) {
        LaneTime ahead;
        LaneTime time = time(key);
        synchronized (time) {
            ahead = time.copy();
        }
        advance(ahead, key, positions).forEach(outage -> outages.keep(number(key), outage));
        return new View(ahead.watermark(), ahead.graceFrom(), ahead.outages());
    }

    /** After its commit. */
    public void move(LaneKey key, List<LanePosition> positions) {
        LaneTime time = time(key);
        synchronized (time) {
            Optional<Instant> before = time.watermark();
            advance(time, key, positions);
            if (!time.watermark().equals(before)) {
                movedNanos.put(number(key), System.nanoTime());
            }
        }
    }

    /** For how long no watermark has moved any of the lanes; by the monotonic clock. */
    public long silentNanos() {
        long now = System.nanoTime();
        return movedNanos.values().stream().mapToLong(moved -> now - moved).max().orElse(0);
    }

    private static List<Outage> advance(LaneTime time, LaneKey key, List<LanePosition> positions) {
        return positions.stream()
                .flatMap(
                        position ->
                                time
                                        .advance(
                                                topic(key),
                                                position.run().gateway(),
                                                position.watermark())
                                        .stream())
                .toList();
    }

    private LaneTime time(LaneKey key) {
        return times.computeIfAbsent(number(key), _ -> new LaneTime());
    }

    private static int number(LaneKey key) {
        return key.lane().number();
    }

    private static Topic topic(LaneKey key) {
        return switch (key.kind()) {
            case READINGS -> Topic.READINGS;
            case EVENTS -> Topic.EVENTS;
        };
    }
}
