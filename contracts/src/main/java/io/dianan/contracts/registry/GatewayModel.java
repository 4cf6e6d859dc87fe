package io.dianan.contracts.registry;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
     * @param source key in the device's payload; of protocol {@code gb26875} {@code 17/131} or
     *     {@code 17@3.12/131}: component type, zone and position, analogue type
     * @param channel from 1
     * @param metric key of the catalogue
     * @param scale value = raw × scale + offset, in the metric's unit
     * @param sentinel the number as sent that means an open sensor; null where there is none
     */
    public record Mapping(
            String source,
            int channel,
            String metric,
            BigDecimal scale,
            BigDecimal offset,
            @Nullable BigDecimal sentinel) {

        /** An entry without a sentinel. */
        public Mapping(
                String source, int channel, String metric, BigDecimal scale, BigDecimal offset) {
            this(source, channel, metric, scale, offset, null);
        }
    }
}
