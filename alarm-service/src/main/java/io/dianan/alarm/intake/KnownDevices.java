package io.dianan.alarm.intake;

import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The devices that a drain names, each with the circuits that it names. */
@ApplicationScoped
class KnownDevices {
    /** A circuit that its device does not have is no reason to ask again at once. */
    private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

    private static final int ASKED_MAX = 10_000;

    private final Directory directory;
    private final Map<UUID, Long> askedNanos = new ConcurrentHashMap<>();

    KnownDevices(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param circuits of each device, that its copy must have; asked for where it lacks one
     * @throws io.dianan.alarm.machine.PeerAwayException where a device must be asked for and cannot
     *     be
     */
    Map<UUID, Device> find(Map<UUID, Set<UUID>> circuits, Collection<UUID> others) {
        Set<UUID> ids = new HashSet<>(circuits.keySet());
        ids.addAll(others);
        Map<UUID, Device> devices = directory.find(ids);
        circuits.forEach(
                (id, named) -> {
                    Device device = devices.get(id);
                    if (device != null && !has(device, named) && due(id)) {
                        directory.refresh(id).ifPresent(fresh -> devices.put(id, fresh));
                        asked(id);
                    }
                });
        return devices;
    }

    private static boolean has(Device device, Set<UUID> circuits) {
        return circuits.stream().allMatch(circuit -> device.circuit(circuit).isPresent());
    }

    private boolean due(UUID device) {
        Long asked = askedNanos.get(device);
        return asked == null || System.nanoTime() - asked >= ASK_AGAIN_NANOS;
    }

    private void asked(UUID device) {
        if (askedNanos.size() >= ASKED_MAX) {
            askedNanos.clear();
        }
        askedNanos.put(device, System.nanoTime());
    }
}
