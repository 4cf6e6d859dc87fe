package io.dianan.device.circuit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A circuit as everybody reads it.
 *
 * @param channel of the device, from 1
 * @param phases 1 or 3
 * @param validTo when its device was removed; absent while it is valid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Circuit(
        UUID id,
        UUID deviceId,
        int channel,
        String name,
        @Nullable BigDecimal ratedCurrentAmperes,
        int phases,
        LoadClass loadClass,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable UUID providerId,
        UUID enterpriseId,
        String regionCode,
        long version) {}
