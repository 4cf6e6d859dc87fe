package io.dianan.device.device;

import io.dianan.device.site.Owner;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What hangs on a device and follows it, in the same transaction. */
public interface DeviceFollower {
    /**
     * The device gets another site, and with it perhaps another owner.
     *
     * @param device as it was
     */
    void moved(Device device, Owner to);

    /** The devices stay where they are, and their site has another owner now. */
    void owned(List<UUID> deviceIds, Owner by);

    /** The device is removed for good. */
    void removed(Device device, Instant at);
}
