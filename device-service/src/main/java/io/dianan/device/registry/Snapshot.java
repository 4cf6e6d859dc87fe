package io.dianan.device.registry;

import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayRegistryLine;
import io.dianan.platform.scope.AcrossTenants;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole registry, line by line. It is read in short transactions of some hundred devices, so
 * that neither a province nor a slow reader is held in memory or in the database; what changes
 * meanwhile comes as an event, and the higher version wins.
 */
@ApplicationScoped
class Snapshot {
    private static final int DEVICES_AT_ONCE = 500;
    private static final Duration REMOVED_SHOWN = Duration.ofHours(24);
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final ScopeStore scopes;
    private final GatewayDeviceStore registry;
    private final Clock clock;

    Snapshot(ScopeStore scopes, GatewayDeviceStore registry, Clock clock) {
        this.scopes = scopes;
        this.registry = registry;
        this.clock = clock;
    }

    /** What is done with a line. */
    @FunctionalInterface
    interface Lines {
        void add(GatewayRegistryLine line) throws IOException;
    }

    /** Models, devices, devices removed within the last day, then the end. */
    @AcrossTenants("a gateway serves the devices of every provider")
    void write(Lines lines) throws IOException {
        Scope everything = new Scope.Everything("gateway registry");
        for (var model : scopes.call(everything, registry::models)) {
            lines.add(new GatewayRegistryLine(model, null, null));
        }
        Instant removedSince = clock.instant().minus(REMOVED_SHOWN);
        UUID from = FIRST;
        List<GatewayDevice> devices;
        do {
            UUID first = from;
            devices =
                    scopes.call(
                            everything,
                            () -> registry.devices(first, LAST, removedSince, DEVICES_AT_ONCE));
            for (GatewayDevice device : devices) {
                lines.add(new GatewayRegistryLine(null, device, null));
                from = after(device.id());
            }
        } while (devices.size() == DEVICES_AT_ONCE);
        lines.add(new GatewayRegistryLine(null, null, true));
    }

    /**
     * The devices of these credentials, the children that they may speak for, the models of all
     * these, then the end. What is not known is left out.
     */
    @AcrossTenants("a gateway serves the devices of every provider")
    void write(Set<String> credentialKeys, Lines lines) throws IOException {
        Scope everything = new Scope.Everything("gateway registry");
        List<UUID> ids =
                credentialKeys.isEmpty()
                        ? List.of()
                        : scopes.call(everything, () -> registry.speakers(credentialKeys));
        for (int from = 0; from < ids.size(); from += DEVICES_AT_ONCE) {
            List<UUID> part = ids.subList(from, Math.min(ids.size(), from + DEVICES_AT_ONCE));
            for (GatewayRegistryLine line : scopes.call(everything, () -> linesOf(part))) {
                lines.add(line);
            }
        }
        lines.add(new GatewayRegistryLine(null, null, true));
    }

    /** Models first: a device's first words need them. */
    private List<GatewayRegistryLine> linesOf(List<UUID> ids) {
        List<GatewayDevice> devices = registry.devices(ids);
        Set<UUID> models = devices.stream().map(GatewayDevice::modelId).collect(Collectors.toSet());
        return Stream.concat(
                        registry.models(models).stream()
                                .map(model -> new GatewayRegistryLine(model, null, null)),
                        devices.stream().map(device -> new GatewayRegistryLine(null, device, null)))
                .toList();
    }

    /** The id next to this one. */
    static UUID after(UUID id) {
        long least = id.getLeastSignificantBits() + 1;
        long most = id.getMostSignificantBits() + (least == 0 ? 1 : 0);
        return new UUID(most, least);
    }
}
