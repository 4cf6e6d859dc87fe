package io.dianan.device.site;

import io.dianan.contracts.state.SiteState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of tenant-service's site matters here.
 *
 * @param version as its events count; 0 where it is not known
 */
public record Site(
        UUID id, long version, @Nullable UUID providerId, UUID enterpriseId, String regionCode) {

    public static Site of(SiteState state) {
        return new Site(
                state.id(),
                state.version(),
                state.providerId(),
                state.enterpriseId(),
                state.regionCode());
    }

    public Owner owner() {
        return new Owner(providerId, enterpriseId, regionCode);
    }

    Site atVersion(long known) {
        return new Site(id, known, providerId, enterpriseId, regionCode);
    }
}
