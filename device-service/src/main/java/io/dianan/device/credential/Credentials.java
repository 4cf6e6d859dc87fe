package io.dianan.device.credential;

import io.dianan.device.device.FleetChange;
import io.dianan.device.device.ReadDevices;
import io.dianan.platform.page.Page;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows a device's credentials and cuts them. */
@ApplicationScoped
class Credentials {
    private final ScopeStore scopes;
    private final CredentialStore credentials;
    private final ReadDevices devices;
    private final FleetChange fleet;

    Credentials(
            ScopeStore scopes,
            CredentialStore credentials,
            ReadDevices devices,
            FleetChange fleet) {
        this.scopes = scopes;
        this.credentials = credentials;
        this.devices = devices;
        this.fleet = fleet;
    }

    /** All of them: a device has few. */
    Page<Credential> of(Scope scope, UUID deviceId) {
        UUID id = devices.one(scope, deviceId).id();
        return Page.of(scopes.call(scope, () -> credentials.ofDevice(id)), null);
    }

    /** The gateway cuts the device's connection that used it. */
    void cut(Scope scope, UUID deviceId, UUID id) {
        fleet.runAround(
                scope,
                deviceId,
                device -> {
                    if (!credentials.remove(device.id(), id)) {
                        throw WireProblem.NOT_FOUND.because("no credential " + id);
                    }
                });
    }
}
