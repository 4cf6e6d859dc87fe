package io.dianan.device.device;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client writes of a device: everything but its state and its owner.
 *
 * @param serialNumber 4 to 64 of {@code A-Z a-z 0-9 . _ -}, unique
 * @param imei 15 digits, the last one the Luhn check digit; unique
 * @param iccid 19 or 20 digits; unique
 * @param siteId where it stands; the owner is the site's
 * @param parentId the device of the same provider that may speak for this one
 */
record DeviceDescription(
        @NotNull
                @Pattern(
                        regexp = "[A-Za-z0-9._-]{4,64}",
                        message = "must be 4 to 64 letters, digits, dots, dashes or underscores")
                String serialNumber,
        @Nullable @Imei String imei,
        @Nullable @Pattern(regexp = "[0-9]{19,20}", message = "must be 19 or 20 digits")
                String iccid,
        @NotNull UUID modelId,
        @NotNull UUID siteId,
        @Nullable UUID parentId) {}
