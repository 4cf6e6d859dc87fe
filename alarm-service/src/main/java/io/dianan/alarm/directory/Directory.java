package io.dianan.alarm.directory;

import io.dianan.alarm.machine.PeerAwayException;
import io.dianan.contracts.state.DeviceState;
import io.dianan.platform.scope.AcrossTenants;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Who is who among devices: held in memory, else in our copy, else asked of device-service. What is
 * held grows old, so that a replica that does not hear the events follows too.
 */
@ApplicationScoped
@AcrossTenants("readings and device events of every provider are judged here")
public class Directory {
    private static final Logger LOG = Logger.getLogger(Directory.class);
    private static final Scope EVERYTHING = new Scope.Everything("directory of devices");

    /** A message of a device that nobody registered is no reason to ask again at once. */
    private static final long UNKNOWN_NANOS = Duration.ofSeconds(30).toNanos();

    private final ScopeStore scopes;
    private final DeviceStore devices;
    private final StateSource source;
    private final DirectoryConfig config;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();
    private final Map<UUID, Long> unknown = new ConcurrentHashMap<>();

    Directory(ScopeStore scopes, DeviceStore devices, StateSource source, DirectoryConfig config) {
        this.scopes = scopes;
        this.devices = devices;
        this.source = source;
        this.config = config;
    }

    private record Held(Device device, long sinceNanos) {}

    /**
     * Devices by id; one that device-service does not know is left out. Blocks; never called in a
     * transaction.
     *
     * @throws PeerAwayException where a device is not in our copy and device-service is away
     */
    public Map<UUID, Device> find(Collection<UUID> ids) {
        Map<UUID, Device> found = new HashMap<>();
        Set<UUID> missing = new HashSet<>();
        long now = System.nanoTime();
        for (UUID id : ids) {
            Held one = held.get(id);
            if (one != null && now - one.sinceNanos < config.heldAtMost().toNanos()) {
                found.put(id, one.device);
            } else {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            scopes.call(EVERYTHING, () -> devices.find(missing)).forEach(d -> found.put(d.id(), d));
            missing.removeAll(found.keySet());
            missing.forEach(id -> ask(id).ifPresent(d -> found.put(id, d)));
            found.values().forEach(this::hold);
        }
        return found;
    }

    /**
     * Asks device-service for a device whose copy lacks something, a new circuit for example.
     *
     * @throws PeerAwayException where device-service is away
     */
    public Optional<Device> refresh(UUID id) {
        held.remove(id);
        Optional<Device> device = ask(id);
        device.ifPresent(this::hold);
        return device;
    }

    /** The device of a circuit that the caller sees; within the caller's transaction and scope. */
    public Optional<Device> ofCircuit(UUID circuitId) {
        return devices.findByCircuit(circuitId);
    }

    /** Keeps a state that its owner has told; repetition and order do no harm. */
    boolean learn(DeviceState state) {
        boolean newer = scopes.call(EVERYTHING, () -> devices.keep(state));
        if (newer) {
            // Put, not taken out: whoever reads the row before this commit holds it afterwards.
            hold(DeviceStore.device(state));
        }
        unknown.remove(state.id());
        return newer;
    }

    /** The same of many at once, in one transaction. */
    void learn(List<DeviceState> states) {
        scopes.run(EVERYTHING, () -> states.forEach(devices::keep));
        for (DeviceState state : states) {
            held.remove(state.id());
            unknown.remove(state.id());
        }
    }

    private Optional<Device> ask(UUID id) {
        Long since = unknown.get(id);
        if (since != null && System.nanoTime() - since < UNKNOWN_NANOS) {
            return Optional.empty();
        }
        Optional<DeviceState> state = source.device(id);
        if (state.isEmpty()) {
            LOG.warnf("device-service knows no device %s, whose message arrived", id);
            makeRoom(unknown);
            unknown.put(id, System.nanoTime());
            return Optional.empty();
        }
        learn(state.get());
        return scopes.call(EVERYTHING, () -> devices.find(Set.of(id))).stream().findFirst();
    }

    private void hold(Device device) {
        makeRoom(held);
        held.merge(
                device.id(),
                new Held(device, System.nanoTime()),
                (one, other) -> one.device.version() > other.device.version() ? one : other);
    }

    /** When full, all is forgotten: our own database fills it again. */
    private void makeRoom(Map<UUID, ?> where) {
        if (where.size() >= config.heldMax()) {
            where.clear();
        }
    }
}
