package io.dianan.device.circuit;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client writes of a circuit.
 *
 * @param channel of the device, 1 to 32
 * @param phases 1 or 3
 */
record CircuitDescription(
        @NotNull UUID deviceId,
        @NotNull @Min(1) @Max(32) Integer channel,
        @NotBlank
                @Pattern(
                        regexp = "[^\\p{Cc}\\p{Cs}]{1,100}",
                        message = "must be 1 to 100 characters, none of them a control")
                String name,
        @Nullable @DecimalMin("0.01") @DecimalMax("100000") @Digits(integer = 6, fraction = 2)
                BigDecimal ratedCurrentAmperes,
        @NotNull @OneOrThree Integer phases,
        @NotNull LoadClass loadClass) {}
