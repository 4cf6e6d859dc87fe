package io.dianan.device.series;

import io.dianan.platform.page.QueryText;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Whose latest readings a list shows; what is null does not matter.
 *
 * @param regionPrefix leading digits of the region code
 */
record LatestFilter(
        @Nullable String regionPrefix,
        @Nullable UUID providerId,
        @Nullable UUID enterpriseId,
        @Nullable UUID siteId,
        @Nullable UUID deviceId) {

    /** As query parameters name it. */
    record Query(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String provider,
            @RestQuery @Nullable String enterprise,
            @RestQuery @Nullable String site,
            @RestQuery @Nullable String device) {
        LatestFilter filter() {
            return new LatestFilter(
                    QueryText.regionPrefix("region", region),
                    QueryText.id("provider", provider),
                    QueryText.id("enterprise", enterprise),
                    QueryText.id("site", site),
                    QueryText.id("device", device));
        }
    }
}
