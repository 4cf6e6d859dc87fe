package io.dianan.device.device;

import io.dianan.device.registry.RegistryOutbox;
import io.dianan.device.state.StateOutbox;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way to change a device or what hangs on it: in one transaction lock it, change it, grow
 * its version and tell the gateways and the other services its full state.
 */
@ApplicationScoped
public class FleetChange {
    private final ScopeStore scopes;
    private final DeviceStore devices;
    private final RegistryOutbox registry;
    private final StateOutbox states;

    FleetChange(
            ScopeStore scopes, DeviceStore devices, RegistryOutbox registry, StateOutbox states) {
        this.scopes = scopes;
        this.devices = devices;
        this.registry = registry;
        this.states = states;
    }

    /** Changes what hangs on a device; {@code 404} where the scope does not show the device. */
    public <T> T around(Scope scope, UUID deviceId, Function<Device, T> work) {
        return scopes.call(
                scope,
                () -> {
                    DeviceRecord device = locked(deviceId);
                    T result = work.apply(device.toDevice());
                    grow(device);
                    return result;
                });
    }

    /** As {@link #around}, for work without a result. */
    public void runAround(Scope scope, UUID deviceId, Consumer<Device> work) {
        change(scope, deviceId, device -> work.accept(device.toDevice()));
    }

    /** Changes the device itself, and returns it as it is then. */
    Device change(Scope scope, UUID deviceId, Consumer<DeviceRecord> work) {
        return scopes.call(
                scope,
                () -> {
                    DeviceRecord device = locked(deviceId);
                    work.accept(device);
                    grow(device);
                    return device.toDevice();
                });
    }

    Device add(Scope scope, Supplier<DeviceRecord> work) {
        return scopes.call(
                scope,
                () -> {
                    DeviceRecord device = work.get();
                    devices.add(device);
                    tell(device.id);
                    return device.toDevice();
                });
    }

    private DeviceRecord locked(UUID deviceId) {
        return devices.locked(deviceId)
                .orElseThrow(() -> WireProblem.NOT_FOUND.because("no device " + deviceId));
    }

    private void grow(DeviceRecord device) {
        device.version++;
        devices.write(device);
        tell(device.id);
    }

    private void tell(UUID deviceId) {
        registry.deviceChanged(deviceId);
        states.deviceChanged(deviceId);
    }
}
