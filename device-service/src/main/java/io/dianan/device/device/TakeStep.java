package io.dianan.device.device;

import io.dianan.platform.scope.Scope;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes a device one step on in its life. */
@ApplicationScoped
class TakeStep {
    private final FleetChange fleet;
    private final List<DeviceFollower> followers;
    private final Clock clock;

    TakeStep(FleetChange fleet, @All List<DeviceFollower> followers, Clock clock) {
        this.fleet = fleet;
        this.followers = followers;
        this.clock = clock;
    }

    Device take(Scope scope, UUID id, DeviceStep step) {
        Instant now = clock.instant();
        return fleet.change(
                scope,
                id,
                device -> {
                    Device before = device.toDevice();
                    DeviceState after = step.after(before.state());
                    device.state = after.word();
                    if (after == DeviceState.REMOVED) {
                        device.removedAt = now;
                        followers.forEach(follower -> follower.removed(before, now));
                    }
                });
    }
}
