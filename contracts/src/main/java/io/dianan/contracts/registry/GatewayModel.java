package io.dianan.contracts.registry;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A device model's mapping from what the device sends to the metric catalogue. Domain event type
 * {@value #EVENT_TYPE}.
 */
public record GatewayModel(UUID id, long version, List<Mapping> mapping) {
    public static final String EVENT_TYPE = "gateway-model";

    public GatewayModel {
        mapping = List.copyOf(mapping);
    }

    /**
     * @param source key in the device's payload
     * @param channel from 1
     * @param metric key of the catalogue
     * @param scale value = raw × scale + offset, in the metric's unit
     */
    public record Mapping(
            String source, int channel, String metric, BigDecimal scale, BigDecimal offset) {}
}
