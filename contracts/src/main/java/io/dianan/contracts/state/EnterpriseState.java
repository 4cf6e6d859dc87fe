package io.dianan.contracts.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A power user. Domain event type {@value #EVENT_TYPE} of tenant-service.
 *
 * @param providerId who serves it now; null where nobody does
 */
public record EnterpriseState(
        UUID id, long version, String name, String regionCode, @Nullable UUID providerId) {
    public static final String EVENT_TYPE = "enterprise";
}
