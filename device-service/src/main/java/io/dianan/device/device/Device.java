package io.dianan.device.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dianan.device.site.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device as everybody reads it.
 *
 * @param parentId the device that may speak for this one
 * @param version grows with every change of the device, its circuits or its credentials
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Device(
        UUID id,
        String serialNumber,
        @Nullable String imei,
        @Nullable String iccid,
        UUID modelId,
        UUID siteId,
        @Nullable UUID parentId,
        DeviceState state,
        @Nullable UUID providerId,
        UUID enterpriseId,
        String regionCode,
        long version,
        Instant createdAt,
        @Nullable Instant removedAt) {

    public Owner owner() {
        return new Owner(providerId, enterpriseId, regionCode);
    }

    /** A removed device is history: nothing of it changes any more. */
    public void mustNotBeRemoved() {
        if (state == DeviceState.REMOVED) {
            throw DeviceProblem.DEVICE_REMOVED.because(
                    "device " + serialNumber + " is removed and does not change any more");
        }
    }
}
