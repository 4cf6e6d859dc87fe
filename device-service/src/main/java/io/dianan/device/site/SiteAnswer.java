package io.dianan.device.site;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of tenant-service's answer matters here; its version stands in the entity tag. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SiteAnswer(UUID id, @Nullable UUID providerId, UUID enterpriseId, String regionCode) {
    Site atVersion(long version) {
        return new Site(id, version, providerId, enterpriseId, regionCode);
    }
}
