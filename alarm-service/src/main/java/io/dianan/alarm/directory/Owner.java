package io.dianan.alarm.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose a thing is: the columns that row-level security reads.
 *
 * @param providerId operation service provider; null where the enterprise has none
 * @param enterpriseId null where an area is meant
 * @param regionCode GB/T 2260: six digits, or nine for a street
 */
public record Owner(@Nullable UUID providerId, @Nullable UUID enterpriseId, String regionCode) {

    /** The county: six digits. */
    public String county() {
        return regionCode.substring(0, 6);
    }
}
