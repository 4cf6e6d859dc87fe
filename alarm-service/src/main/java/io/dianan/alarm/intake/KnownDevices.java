package io.dianan.alarm.intake;

import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The devices that a drain names, each with the circuits that it names. */
@ApplicationScoped
class KnownDevices {
    private final Directory directory;

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
                    if (device != null && !has(device, named)) {
                        directory.refresh(id).ifPresent(fresh -> devices.put(id, fresh));
                    }
                });
        return devices;
    }

    private static boolean has(Device device, Set<UUID> circuits) {
        return circuits.stream().allMatch(circuit -> device.circuit(circuit).isPresent());
    }
}
