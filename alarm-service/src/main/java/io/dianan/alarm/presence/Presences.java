package io.dianan.alarm.presence;

import io.dianan.alarm.directory.Device;
import io.dianan.alarm.time.LaneTimes;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the devices of the lanes that this process owns. Whoever is heard is online at once;
 * whoever is silent for too long, in the lane's time, is offline. The end of a connection says
 * nothing: a device that dials again leaves its old one half open. What is marked here is told by
 * the {@link Announcer}. A lane's two threads share what is known and come in one at a time.
 */
@ApplicationScoped
public class Presences {
    private static final Scope EVERYTHING = new Scope.Everything("presence of a lane's devices");
    private static final Duration BETWEEN_SCANS = Duration.ofSeconds(4);

    private final ScopeStore scopes;
    private final PresenceStore store;
    private final PresenceConfig config;
    private final Map<Integer, Map<UUID, DevicePresence>> lanes = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> scanned = new ConcurrentHashMap<>();

    Presences(ScopeStore scopes, PresenceStore store, PresenceConfig config) {
        this.scopes = scopes;
        this.store = store;
        this.config = config;
    }

    /** What a drain changes in memory when it is committed. */
    public static final class Draft {
        private final int lane;
        private final Map<UUID, DevicePresence> changed = new HashMap<>();
        private Instant scannedTo = Instant.EPOCH;

        Draft(int lane) {
            this.lane = lane;
        }
    }

    /** Outside of a transaction: reads what this lane's earlier owner has left. */
    public void taken(int lane) {
        Map<UUID, DevicePresence> devices = new ConcurrentHashMap<>();
        scopes.call(EVERYTHING, () -> store.ofLane(lane))
                .forEach(row -> devices.put(row.deviceId(), known(row)));
        lanes.put(lane, devices);
    }

    /**
     * Within the drain's transaction.
     *
     * @param heard the newest receive time of each device that spoke
     * @param devices at least those
     */
    public Draft follow(
            int lane, Map<UUID, Instant> heard, Map<UUID, Device> devices, LaneTimes.View time) {
        Map<UUID, DevicePresence> known = lanes.getOrDefault(lane, Map.of());
        Draft draft = new Draft(lane);
        Map<UUID, Instant> online = new HashMap<>();
        heard.forEach(
                (id, at) -> {
                    Device device = devices.get(id);
                    DevicePresence before = known.get(id);
                    if (device == null || before != null && !before.isNews(at)) {
                        return;
                    }
                    if (before == null || !before.online()) {
                        online.put(id, at);
                    }
                    draft.changed.put(id, heard(before, device, at));
                });
        if (!online.isEmpty()) {
            store.online(lane, online);
        }
        scan(known, draft, time);
        return draft;
    }

    /** After the commit. */
    public void committed(Draft draft) {
        Map<UUID, DevicePresence> known =
                lanes.computeIfAbsent(draft.lane, _ -> new ConcurrentHashMap<>());
        known.putAll(draft.changed);
        scanned.merge(
                draft.lane, draft.scannedTo, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** How many devices of this process's lanes are so. */
    long count(boolean online) {
        return lanes.values().stream()
                .flatMap(lane -> lane.values().stream())
                .filter(presence -> presence.online() == online)
                .count();
    }

    private void scan(Map<UUID, DevicePresence> known, Draft draft, LaneTimes.View time) {
        if (time.watermark().isEmpty() || time.graceFrom().isEmpty()) {
            return;
        }
        Instant now = time.watermark().get();
        Instant graceFrom = time.graceFrom().get();
        Instant before = scanned.getOrDefault(draft.lane, Instant.EPOCH);
        if (now.isBefore(before.plus(BETWEEN_SCANS))) {
            return;
        }
        draft.scannedTo = now;
        List<PresenceStore.Gone> gone = new ArrayList<>();
        known.forEach(
                (id, presence) -> {
                    Instant due = presence.dueOffline(graceFrom);
                    if (presence.online() && !draft.changed.containsKey(id) && now.isAfter(due)) {
                        gone.add(new PresenceStore.Gone(id, presence.lastSeen(), due));
                        draft.changed.put(id, presence.gone());
                    }
                });
        if (!gone.isEmpty()) {
            store.offline(gone);
        }
        store.lookedAt(draft.lane, now, graceFrom);
    }

    private DevicePresence known(PresenceStore.Known row) {
        Duration interval = Duration.ofSeconds(row.reportIntervalSeconds());
        return new DevicePresence(
                row.state().equals("online"), row.since(), config.offlineAfter(interval));
    }

    private DevicePresence heard(@Nullable DevicePresence before, Device device, Instant at) {
        Instant last = before != null && before.lastSeen().isAfter(at) ? before.lastSeen() : at;
        return new DevicePresence(true, last, config.offlineAfter(device.reportInterval()));
    }
}
