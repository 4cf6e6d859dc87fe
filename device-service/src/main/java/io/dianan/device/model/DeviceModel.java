package io.dianan.device.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dianan.contracts.registry.GatewayModel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device model as everybody reads it.
 *
 * @param maintainerId the provider that brought it and may change it; absent: the platform's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceModel(
        UUID id,
        String vendor,
        String name,
        String protocol,
        List<GatewayModel.Mapping> mapping,
        int reportIntervalSeconds,
        @Nullable UUID maintainerId,
        long version,
        Instant createdAt) {
    public DeviceModel {
        mapping = List.copyOf(mapping);
    }

    GatewayModel forGateways() {
        return new GatewayModel(id, version, mapping);
    }
}
