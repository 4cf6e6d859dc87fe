package io.dianan.device.circuit;

import io.dianan.platform.page.QueryText;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which circuits a list shows; what is null does not matter.
 *
 * @param regionPrefix leading digits of the region code
 * @param nameLike a pattern for {@code ilike}
 */
record CircuitFilter(
        @Nullable String regionPrefix,
        @Nullable UUID providerId,
        @Nullable UUID enterpriseId,
        @Nullable UUID siteId,
        @Nullable UUID deviceId,
        @Nullable String nameLike) {

    /** As query parameters name it. */
    record Query(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String provider,
            @RestQuery @Nullable String enterprise,
            @RestQuery @Nullable String site,
            @RestQuery @Nullable String device,
            @RestQuery @Nullable String q) {
        CircuitFilter filter() {
            return new CircuitFilter(
                    QueryText.regionPrefix("region", region),
                    QueryText.id("provider", provider),
                    QueryText.id("enterprise", enterprise),
                    QueryText.id("site", site),
                    QueryText.id("device", device),
                    QueryText.contains("q", q));
        }
    }
}
