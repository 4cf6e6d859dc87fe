package io.dianan.tenant.me;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the caller may see, with display names; names are absent where nothing of that id is
 * registered.
 *
 * @param kind everything, region, provider, enterprise or nobody
 */
record ScopeView(
        String kind,
        @Nullable String regionCode,
        @Nullable String regionName,
        @Nullable UUID providerId,
        @Nullable String providerName,
        @Nullable UUID enterpriseId,
        @Nullable String enterpriseName) {

    static ScopeView plain(String kind) {
        return new ScopeView(kind, null, null, null, null, null, null);
    }

    static ScopeView region(String code, @Nullable String name) {
        return new ScopeView("region", code, name, null, null, null, null);
    }

    static ScopeView provider(UUID id, @Nullable String name) {
        return new ScopeView("provider", null, null, id, name, null, null);
    }

    static ScopeView enterprise(UUID id, @Nullable String name) {
        return new ScopeView("enterprise", null, null, null, null, id, name);
    }
}
