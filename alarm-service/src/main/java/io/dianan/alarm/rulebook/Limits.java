package io.dianan.alarm.rulebook;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rule's numbers, in the quantity's unit.
 *
 * @param warn null: no warning
 * @param hysteresis null: what is usual for the quantity
 */
record Limits(
        @Nullable BigDecimal warn,
        BigDecimal alarm,
        @Nullable BigDecimal hysteresis,
        Duration duration) {
    Limits {
        warn = warn == null ? null : plain(warn);
        alarm = plain(alarm);
        hysteresis = hysteresis == null ? null : plain(hysteresis);
    }

    /** Without zeros behind the point, so that equal numbers are equal. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** These, no looser and no stricter than the bound lets. */
    Limits within(Bound bound) {
        return new Limits(
                warn == null ? null : bound.nearest(warn),
                bound.nearest(alarm),
                hysteresis,
                duration);
    }
}
