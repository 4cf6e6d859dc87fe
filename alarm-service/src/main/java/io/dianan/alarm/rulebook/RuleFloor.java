package io.dianan.alarm.rulebook;

import io.dianan.platform.scope.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A regulator's bound for all rules of a region and all below it, and the rule where there is no
 * other.
 *
 * @param regionCode null: the nation
 */
record RuleFloor(
        UUID id, @Nullable String regionCode, Quantity quantity, Bound bound, Limits defaults) {

    boolean covers(String region) {
        return regionCode == null || region.startsWith(prefix());
    }

    /** Of two that cover the same region, the longer one is nearer to it. */
    String prefix() {
        return regionCode == null ? "" : new Scope.Region(regionCode).prefix();
    }
}
