package io.dianan.alarm.presence;

import io.dianan.alarm.directory.Owner;
import io.dianan.contracts.state.PresenceState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device whose presence is another than others were told.
 *
 * @param since receive time of its first message, or of the last one before its silence
 * @param changedAt lane time since when its presence has been due
 * @param told what others were told last
 * @param incidentId the incident that it was told in
 */
record Untold(
        UUID deviceId,
        String serialNumber,
        UUID siteId,
        @Nullable UUID providerId,
        UUID enterpriseId,
        String regionCode,
        String state,
        Instant since,
        Instant changedAt,
        @Nullable String told,
        @Nullable UUID incidentId,
        Long version) {

    Owner owner() {
        return new Owner(providerId, enterpriseId, regionCode);
    }

    /** As domain events tell it. */
    PresenceState.Device announced() {
        return new PresenceState.Device(
                deviceId, version, state, since, providerId, enterpriseId, regionCode);
    }
}
