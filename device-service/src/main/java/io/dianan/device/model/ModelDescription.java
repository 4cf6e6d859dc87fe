package io.dianan.device.model;

import io.dianan.contracts.registry.GatewayModel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client writes of a model.
 *
 * @param protocol {@code mqtt} or {@code gb26875}
 * @param reportIntervalSeconds nominal interval of a device's reports, at most a day
 */
record ModelDescription(
        @NotBlank @Pattern(regexp = PRINTABLE, message = NOT_PRINTABLE) String vendor,
        @NotBlank @Pattern(regexp = PRINTABLE, message = NOT_PRINTABLE) String name,
        @NotNull @Pattern(regexp = "mqtt|gb26875", message = "must be mqtt or gb26875")
                String protocol,
        @NotNull @Size(max = 256) List<@NotNull @Valid Entry> mapping,
        @NotNull @Min(1) @Max(86_400) Integer reportIntervalSeconds) {
    static final String PRINTABLE = "[^\\p{Cc}\\p{Cs}]{1,100}";
    static final String NOT_PRINTABLE = "must be 1 to 100 characters, none of them a control";

    /**
     * @param source key in the device's payload
     * @param channel from 1 to 32; absent: 1
     * @param metric key of the catalogue
     * @param scale value = raw × scale + offset, in the metric's unit; absent: 1
     * @param offset absent: 0
     * @param sentinel the number as sent that means an open sensor; of gb26875 only; absent: none
     */
    record Entry(
            @NotBlank @Pattern(regexp = PRINTABLE, message = NOT_PRINTABLE) String source,
            @Min(1) @Max(32) @Nullable Integer channel,
            @NotNull String metric,
            @Nullable BigDecimal scale,
            @Nullable BigDecimal offset,
            @Nullable BigDecimal sentinel) {
        GatewayModel.Mapping toMapping() {
            return new GatewayModel.Mapping(
                    source,
                    channel == null ? 1 : channel,
                    metric,
                    scale == null ? BigDecimal.ONE : scale,
                    offset == null ? BigDecimal.ZERO : offset,
                    sentinel);
        }
    }

    List<GatewayModel.Mapping> toMapping() {
        return mapping.stream().map(Entry::toMapping).toList();
    }
}
