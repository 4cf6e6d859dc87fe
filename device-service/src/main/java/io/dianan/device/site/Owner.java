package io.dianan.device.site;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a row: the columns that row-level security reads.
 *
 * @param providerId operation service provider; null where the enterprise has none
 * @param regionCode GB/T 2260: six digits, or nine for a street
 */
public record Owner(@Nullable UUID providerId, UUID enterpriseId, String regionCode) {
    public Owner {
        Objects.requireNonNull(enterpriseId, "enterpriseId");
        Objects.requireNonNull(regionCode, "regionCode");
    }

    /** The same provider's customer and the same enterprise, wherever the site is. */
    public boolean sameParties(Owner other) {
        return Objects.equals(providerId, other.providerId)
                && enterpriseId.equals(other.enterpriseId);
    }
}
