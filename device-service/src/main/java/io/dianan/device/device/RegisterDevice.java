package io.dianan.device.device;

import io.dianan.contracts.id.Uuid7;
import io.dianan.device.site.Site;
import io.dianan.platform.scope.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Takes a device into stock for one of the provider's customers' sites. */
@ApplicationScoped
class RegisterDevice {
    private final DeviceReferences references;
    private final FleetChange fleet;
    private final Clock clock;

    RegisterDevice(DeviceReferences references, FleetChange fleet, Clock clock) {
        this.references = references;
        this.fleet = fleet;
        this.clock = clock;
    }

    Device register(Scope scope, DeviceDescription description) {
        Site asked = references.site(scope, description.siteId());
        return fleet.add(
                scope,
                () -> {
                    Site site = references.settled(scope, asked);
                    DeviceRecord device = DeviceRecord.inStock(Uuid7.next(), site, clock.instant());
                    references.check(description, device);
                    device.describe(description);
                    return device;
                });
    }
}
