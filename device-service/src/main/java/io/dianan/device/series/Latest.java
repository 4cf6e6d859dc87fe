package io.dianan.device.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest reading of a circuit, by event time.
 *
 * @param values decimals in the units of the catalogue, by key
 * @param extra JSON object of what the model reports beyond the catalogue
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Latest(
        UUID circuitId,
        UUID deviceId,
        Instant at,
        Instant receivedAt,
        String timeQuality,
        Map<String, BigDecimal> values,
        @JsonRawValue @Nullable String extra) {}
