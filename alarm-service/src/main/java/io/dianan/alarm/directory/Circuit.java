package io.dianan.alarm.directory;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
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
