package io.dianan.device.site;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of tenant-service's site matters here. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Site(UUID id, @Nullable UUID providerId, UUID enterpriseId, String regionCode) {
    public Owner owner() {
        return new Owner(providerId, enterpriseId, regionCode);
    }
}
