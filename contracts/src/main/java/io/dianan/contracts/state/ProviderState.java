package io.dianan.contracts.state;

import java.util.UUID;

/** An operation service provider. Domain event type {@value #EVENT_TYPE} of tenant-service. */
public record ProviderState(UUID id, long version, String name, String regionCode) {
    public static final String EVENT_TYPE = "provider";
}
