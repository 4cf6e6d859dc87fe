package io.dianan.gateway.registry;

import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.registry.GatewayRegistryLine;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Devices, credentials and mappings in memory. Look-ups take no lock; changes come one at a time
 * and only upwards in version, so that repetition and order do no harm.
 */
@Singleton
public class Registry {
    private final Map<UUID, RegisteredDevice> devices = new ConcurrentHashMap<>();
    private final Map<String, UUID> deviceByCredential = new ConcurrentHashMap<>();
    private final Map<String, UUID> deviceBySerial = new ConcurrentHashMap<>();
    private final Map<UUID, VersionedMapping> mappings = new ConcurrentHashMap<>();
    private final List<Consumer<RegisteredDevice>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Set<UUID> seenSinceSnapshotBegan;

    private record VersionedMapping(long version, MetricMapping mapping) {}

    /**
     * Told of every device that changed, after the change is visible; a device that is gone counts
     * as removed.
     */
    public void onChange(Consumer<RegisteredDevice> listener) {
        listeners.add(listener);
    }

    public Optional<RegisteredDevice> byCredential(String credentialKey) {
        return Optional.ofNullable(deviceByCredential.get(credentialKey))
                .map(devices::get)
                .filter(device -> device.credentialKeys().contains(credentialKey));
    }

    public Optional<RegisteredDevice> bySerial(String serialNumber) {
        return Optional.ofNullable(deviceBySerial.get(serialNumber)).map(devices::get);
    }

    /** The device as it is now; null where it is gone. */
    public @Nullable RegisteredDevice device(UUID id) {
        return devices.get(id);
    }

    public MetricMapping mapping(UUID modelId) {
        VersionedMapping known = mappings.get(modelId);
        return known == null ? MetricMapping.NONE : known.mapping();
    }

    public int deviceCount() {
        return devices.size();
    }

    void upsert(GatewayRegistryLine line) {
        if (line.model() != null) {
            upsert(line.model());
        }
        if (line.device() != null) {
            upsert(line.device());
        }
    }

    synchronized void upsert(GatewayModel model) {
        markSeen(model.id());
        VersionedMapping known = mappings.get(model.id());
        if (known == null || known.version() < model.version()) {
            mappings.put(
                    model.id(), new VersionedMapping(model.version(), MetricMapping.of(model)));
        }
    }

    synchronized void upsert(GatewayDevice change) {
        markSeen(change.id());
        RegisteredDevice known = devices.get(change.id());
        if (known != null && known.version() >= change.version()) {
            return;
        }
        RegisteredDevice device = RegisteredDevice.of(change);
        devices.put(device.id(), device);
        deviceBySerial.put(device.serialNumber(), device.id());
        device.credentialKeys().forEach(key -> deviceByCredential.put(key, device.id()));
        if (known != null) {
            forgetNamesOf(known, device);
        }
        listeners.forEach(listener -> listener.accept(device));
    }

    /** From here on what is upserted, by snapshot or event, is known to exist. */
    synchronized void snapshotBegins() {
        seenSinceSnapshotBegan = new HashSet<>();
    }

    /** The snapshot broke off: nothing follows from what it did not name. */
    synchronized void snapshotBroke() {
        seenSinceSnapshotBegan = null;
    }

    /** The snapshot is whole: what it did not name is gone. */
    synchronized void snapshotEnds() {
        Set<UUID> seen = seenSinceSnapshotBegan;
        seenSinceSnapshotBegan = null;
        if (seen == null) {
            return;
        }
        mappings.keySet().retainAll(seen);
        for (RegisteredDevice device : devices.values()) {
            if (!seen.contains(device.id())) {
                forget(device);
            }
        }
    }

    private void markSeen(UUID id) {
        if (seenSinceSnapshotBegan != null) {
            seenSinceSnapshotBegan.add(id);
        }
    }

    private void forget(RegisteredDevice device) {
        devices.remove(device.id());
        deviceBySerial.remove(device.serialNumber(), device.id());
        device.credentialKeys().forEach(key -> deviceByCredential.remove(key, device.id()));
        listeners.forEach(listener -> listener.accept(device));
    }

    private void forgetNamesOf(RegisteredDevice known, RegisteredDevice now) {
        if (!known.serialNumber().equals(now.serialNumber())) {
            deviceBySerial.remove(known.serialNumber(), known.id());
        }
        for (String key : known.credentialKeys()) {
            if (!now.credentialKeys().contains(key)) {
                deviceByCredential.remove(key, known.id());
            }
        }
    }
}
