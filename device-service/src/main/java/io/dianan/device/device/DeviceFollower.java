package io.dianan.device.device;

import io.dianan.device.site.Owner;
import java.time.Instant;

/** What hangs on a device and follows it, in the same transaction. */
public interface DeviceFollower {
    /**
     * The device gets another site, and with it perhaps another owner.
     *
     * @param device as it was
     */
    void moved(Device device, Owner to);

    /** The device is removed for good. */
    void removed(Device device, Instant at);
}
