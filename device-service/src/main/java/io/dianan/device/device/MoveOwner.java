package io.dianan.device.device;

import io.dianan.device.site.Site;
import io.dianan.device.state.StateOutbox;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Gives the devices of a site their site's owner, in the running transaction, and tells of it. */
@ApplicationScoped
class MoveOwner {
    private final DeviceStore devices;
    private final List<DeviceFollower> followers;
    private final StateOutbox states;

    MoveOwner(DeviceStore devices, @All List<DeviceFollower> followers, StateOutbox states) {
        this.devices = devices;
        this.followers = followers;
        this.states = states;
    }

    /** Removed devices too: what they have measured is the enterprise's. */
    void follow(Site site) {
        List<UUID> moved = devices.ownAll(site);
        if (moved.isEmpty()) {
            return;
        }
        followers.forEach(follower -> follower.owned(moved, site.owner()));
        states.devicesChanged(moved);
    }
}
