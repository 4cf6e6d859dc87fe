package io.dianan.device.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the wire shows it.
 *
 * @param detail JSON object, shaped by {@code kind}
 * @param bodyBase64 what was framed and not decoded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        UUID id,
        UUID deviceId,
        @Nullable UUID circuitId,
        String kind,
        Instant at,
        Instant receivedAt,
        String timeQuality,
        @JsonRawValue String detail,
        @Nullable String bodyBase64) {}
