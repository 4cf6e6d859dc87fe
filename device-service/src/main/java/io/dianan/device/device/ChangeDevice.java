package io.dianan.device.device;

import io.dianan.device.site.Site;
import io.dianan.platform.page.Version;
import io.dianan.platform.scope.Scope;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Describes a device anew, and takes it to another site where that is asked. */
@ApplicationScoped
class ChangeDevice {
    private final ReadDevices devices;
    private final DeviceReferences references;
    private final FleetChange fleet;
    private final List<DeviceFollower> followers;

    ChangeDevice(
            ReadDevices devices,
            DeviceReferences references,
            FleetChange fleet,
            @All List<DeviceFollower> followers) {
        this.devices = devices;
        this.references = references;
        this.fleet = fleet;
        this.followers = followers;
    }

    /**
     * @param ifMatch entity tag of the version that the caller has read
     */
    Device change(Scope scope, UUID id, DeviceDescription description, @Nullable String ifMatch) {
        Device before = devices.one(scope, id);
        new Version(before.version()).mustMatch(ifMatch);
        before.mustNotBeRemoved();
        Optional<Site> newSite =
                before.siteId().equals(description.siteId())
                        ? Optional.empty()
                        : Optional.of(references.site(scope, description.siteId()));
        return fleet.change(
                scope,
                id,
                device -> {
                    new Version(device.version).mustMatch(ifMatch);
                    newSite.ifPresent(site -> move(device, references.settled(scope, site)));
                    references.check(description, device);
                    device.describe(description);
                });
    }

    private void move(DeviceRecord device, Site site) {
        Device before = device.toDevice();
        followers.forEach(follower -> follower.moved(before, site.owner()));
        device.standAt(site);
    }
}
