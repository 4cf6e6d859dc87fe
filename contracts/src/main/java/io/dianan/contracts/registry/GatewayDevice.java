package io.dianan.contracts.registry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device as the gateway sees it: who it is, how it signs in, which circuit each channel is.
 * Domain event type {@value #EVENT_TYPE}.
 *
 * @param version grows with every change of the device, its circuits or its credentials
 * @param state life cycle: {@code in-stock}, {@code installed}, {@code in-service}, {@code
 *     suspended}, {@code removed}; a removed device may not connect
 * @param parentId the device that may speak for this one; null where none may
 */
public record GatewayDevice(
        UUID id,
        long version,
        String serialNumber,
        String state,
        UUID modelId,
        @Nullable UUID parentId,
        List<Circuit> circuits,
        List<Credential> credentials) {
    public static final String EVENT_TYPE = "gateway-device";
    public static final String REMOVED = "removed";

    public GatewayDevice {
        circuits = List.copyOf(circuits);
        credentials = List.copyOf(credentials);
    }

    /**
     * @param channel from 1
     */
    public record Circuit(UUID id, int channel) {}

    /**
     * @param kind {@code access-token}, {@code password} or {@code gb26875-address}
     * @param key what the gateway looks it up by: the hash of {@link
     *     io.dianan.contracts.id.CredentialHash}, or the address in decimal
     */
    public record Credential(UUID id, String kind, String key) {}
}
