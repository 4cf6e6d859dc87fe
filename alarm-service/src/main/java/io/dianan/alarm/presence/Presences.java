package io.dianan.alarm.presence;

import io.dianan.alarm.alarm.RecoverAlarm;
import io.dianan.alarm.alarm.Subject;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.time.LaneTimes;
import io.dianan.alarm.type.AlarmType;
import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.state.PresenceState;
import io.dianan.platform.outbox.OutboxStore;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the devices of the lanes that this process owns. Whoever is heard is online at once;
 * whoever is silent for too long, in the lane's time, is offline and waits to be told. A lane's two
 * threads share what is known and come in one at a time.
 */
@ApplicationScoped
public class Presences {
    static final String SOURCE = "presence";
    private static final Scope EVERYTHING = new Scope.Everything("presence of a lane's devices");
    private static final Duration BETWEEN_SCANS = Duration.ofSeconds(4);

    private final ScopeStore scopes;
    private final PresenceStore store;
    private final RecoverAlarm recovering;
    private final OutboxStore outbox;
    private final PresenceConfig config;
    private final Map<Integer, Map<UUID, DevicePresence>> lanes = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> scanned = new ConcurrentHashMap<>();

    Presences(
            ScopeStore scopes,
            PresenceStore store,
            RecoverAlarm recovering,
            OutboxStore outbox,
            PresenceConfig config) {
        this.scopes = scopes;
        this.store = store;
        this.recovering = recovering;
        this.outbox = outbox;
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
                    if (device == null) {
                        return;
                    }
                    DevicePresence before = known.get(id);
                    if (before == null || !before.online()) {
                        online.put(id, at);
                    }
                    draft.changed.put(id, heard(before, device, at));
                });
        Map<UUID, Instant> gone = silent(known, draft, time);
        tell(lane, online, gone, devices);
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

    private Map<UUID, Instant> silent(
            Map<UUID, DevicePresence> known, Draft draft, LaneTimes.View time) {
        Map<UUID, Instant> gone = new HashMap<>();
        if (time.watermark().isEmpty() || time.graceFrom().isEmpty()) {
            return gone;
        }
        Instant now = time.watermark().get();
        Instant before = scanned.getOrDefault(draft.lane, Instant.EPOCH);
        if (now.isBefore(before.plus(BETWEEN_SCANS))) {
            return gone;
        }
        draft.scannedTo = now;
        known.forEach(
                (id, presence) -> {
                    if (presence.online()
                            && presence.atWork()
                            && !draft.changed.containsKey(id)
                            && presence.silent(now, time.graceFrom().get())) {
                        gone.put(id, presence.lastSeen());
                        draft.changed.put(id, presence.gone());
                    }
                });
        return gone;
    }

    private void tell(
            int lane,
            Map<UUID, Instant> online,
            Map<UUID, Instant> gone,
            Map<UUID, Device> devices) {
        List<PresenceStore.Changed> changed = new ArrayList<>();
        if (!online.isEmpty()) {
            Set<UUID> told = store.toldOffline(online.keySet());
            changed.addAll(store.online(lane, online));
            told.stream()
                    .sorted()
                    .forEach(
                            id ->
                                    recover(
                                            Objects.requireNonNull(devices.get(id)),
                                            Objects.requireNonNull(online.get(id))));
        }
        if (!gone.isEmpty()) {
            changed.addAll(store.offline(gone));
        }
        publish(changed);
    }

    private void recover(Device device, Instant at) {
        recovering.recover(Subject.of(device), AlarmType.OFFLINE, SOURCE, at, null);
    }

    /** Mass changes travel as one event for each five hundred. */
    private void publish(List<PresenceStore.Changed> changed) {
        for (int from = 0; from < changed.size(); from += PresenceState.DEVICES_MAX) {
            int to = Math.min(changed.size(), from + PresenceState.DEVICES_MAX);
            PresenceState state =
                    new PresenceState(
                            changed.subList(from, to).stream().map(Presences::device).toList());
            outbox.append(PresenceState.EVENT_TYPE, Uuid7.next(), 1, state);
        }
    }

    private DevicePresence known(PresenceStore.Known row) {
        Duration interval = Duration.ofSeconds(row.reportIntervalSeconds());
        return new DevicePresence(
                row.state().equals("online"),
                row.lastSeen(),
                config.offlineAfter(interval),
                Device.atWork(row.deviceState()));
    }

    private DevicePresence heard(@Nullable DevicePresence before, Device device, Instant at) {
        Instant last = before != null && before.lastSeen().isAfter(at) ? before.lastSeen() : at;
        return new DevicePresence(
                true, last, config.offlineAfter(device.reportInterval()), device.atWork());
    }

    private static PresenceState.Device device(PresenceStore.Changed row) {
        return new PresenceState.Device(
                row.deviceId(),
                row.version(),
                row.state(),
                row.since(),
                row.providerId(),
                row.enterpriseId(),
                row.regionCode());
    }
}
