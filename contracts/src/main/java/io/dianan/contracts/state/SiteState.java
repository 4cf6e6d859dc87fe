package io.dianan.contracts.state;

import java.util.UUID;

/** A site of an enterprise. Domain event type {@value #EVENT_TYPE} of tenant-service. */
public record SiteState(UUID id, long version, UUID enterpriseId, String name, String regionCode) {
    public static final String EVENT_TYPE = "site";
}
