package io.dianan.tenant.enterprise;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise has another provider now. Told inside the transaction that moves it; rows that copy
 * the owner follow in the same one.
 *
 * @param providerId null where nobody serves it any more
 */
public record EnterpriseMoved(UUID enterpriseId, @Nullable UUID providerId) {}
