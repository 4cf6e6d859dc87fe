package io.dianan.alarm.intake;

import io.dianan.alarm.directory.Device;
import io.dianan.alarm.presence.Presences;
import io.dianan.alarm.time.LaneTimes;
import io.dianan.platform.lane.BatchWork;
import io.dianan.platform.lane.LaneKey;
import io.dianan.platform.lane.LanePosition;
import io.dianan.platform.lane.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What both kinds of a lane have in common: its time and its devices' presence. */
@ApplicationScoped
class LaneSide {
    private final LaneTimes times;
    private final Presences presences;
    private final LaneLocks locks;
    private final Map<LaneKey, Pending> pending = new ConcurrentHashMap<>();

    LaneSide(LaneTimes times, Presences presences, LaneLocks locks) {
        this.times = times;
        this.presences = presences;
        this.locks = locks;
    }

    private record Pending(List<LanePosition> positions, Presences.Draft presence) {}

    void taken(LaneKey key, Collection<LanePosition> positions) {
        exclusively(
                key,
                () -> {
                    times.taken(key, positions);
                    presences.taken(key.lane().number());
                    return key;
                });
    }

    /** Time first, then the judging, then presence, which sees the whole drain. */
    BatchWork.Written<Passed> write(
            LaneKey key,
            List<LanePosition> positions,
            Map<UUID, Instant> heard,
            Map<UUID, Device> devices,
            Function<LaneTimes.View, Tally> judging) {
        LaneTimes.View time = times.look(key, positions);
        Tally tally = judging.apply(time);
        Presences.Draft presence = presences.follow(key.lane().number(), heard, devices, time);
        pending.put(key, new Pending(positions, presence));
        return BatchWork.Written.of(tally);
    }

    void committed(LaneKey key) {
        Pending done = pending.remove(key);
        if (done != null) {
            times.move(key, done.positions);
            presences.committed(done.presence);
        }
    }

    <T> T exclusively(LaneKey key, Supplier<T> work) {
        return locks.with(key.lane(), work);
    }
}
