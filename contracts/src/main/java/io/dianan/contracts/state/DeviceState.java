package io.dianan.contracts.state;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device with its owner and circuits, as device-service tells it. Domain event type {@value
 * #EVENT_TYPE}.
 *
 * @param version grows with every change of the device or of one of its circuits
 * @param state life cycle: {@code in-stock}, {@code installed}, {@code in-service}, {@code
 *     suspended}, {@code removed}
 * @param providerId operation service provider; null where the enterprise has none
 * @param regionCode GB/T 2260: six digits, or nine for a street
 * @param reportIntervalSeconds nominal, of the device's model
 * @param circuits those valid now
 */
public record DeviceState(
        UUID id,
        long version,
        String serialNumber,
        UUID modelId,
        UUID siteId,
        String state,
        @Nullable UUID providerId,
        UUID enterpriseId,
        String regionCode,
        int reportIntervalSeconds,
        List<Circuit> circuits) {
    public static final String EVENT_TYPE = "device";

    public DeviceState {
        circuits = List.copyOf(circuits);
    }

    /**
     * @param channel from 1
     * @param ratedCurrentAmperes null where nobody has told it
     * @param phases 1 or 3
     */
    public record Circuit(
            UUID id,
            int channel,
            String name,
            @Nullable BigDecimal ratedCurrentAmperes,
            int phases,
            String loadClass) {}
}
