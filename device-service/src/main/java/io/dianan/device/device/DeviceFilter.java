package io.dianan.device.device;

import io.dianan.platform.page.QueryText;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which devices a list shows; what is null does not matter.
 *
 * @param regionPrefix leading digits of the region code
 * @param serialNumberLike a pattern for {@code ilike}
 */
record DeviceFilter(
        @Nullable String regionPrefix,
        @Nullable UUID providerId,
        @Nullable UUID enterpriseId,
        @Nullable UUID siteId,
        @Nullable UUID modelId,
        @Nullable DeviceState state,
        @Nullable String serialNumberLike) {

    /** As query parameters name it. */
    record Query(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String provider,
            @RestQuery @Nullable String enterprise,
            @RestQuery @Nullable String site,
            @RestQuery @Nullable String model,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String q) {
        DeviceFilter filter() {
            return new DeviceFilter(
                    QueryText.regionPrefix("region", region),
                    QueryText.id("provider", provider),
                    QueryText.id("enterprise", enterprise),
                    QueryText.id("site", site),
                    QueryText.id("model", model),
                    state == null ? null : DeviceState.of(state),
                    QueryText.contains("q", q));
        }
    }
}
