package io.dianan.contracts.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site of an enterprise. Domain event type {@value #EVENT_TYPE} of tenant-service.
 *
 * @param version grows with every change, also when the enterprise gets another provider
 * @param regionCode the site's own, which need not be the enterprise's
 * @param providerId who serves the enterprise, as of this version; null where nobody does
 */
public record SiteState(
        UUID id,
        long version,
        UUID enterpriseId,
        String name,
        String regionCode,
        @Nullable UUID providerId) {
    public static final String EVENT_TYPE = "site";
}
