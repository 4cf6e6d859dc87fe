package io.dianan.alarm.rulebook;

import java.math.BigDecimal;

/** Between which numbers a limit may lie, both included. */
record Bound(BigDecimal min, BigDecimal max) {
    Bound {
        min = Limits.plain(min);
        max = Limits.plain(max);
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException(min + " is above " + max);
        }
    }

    boolean holds(BigDecimal limit) {
        return limit.compareTo(min) >= 0 && limit.compareTo(max) <= 0;
    }

    BigDecimal nearest(BigDecimal limit) {
        return limit.max(min).min(max);
    }

    /** The part of this one that the other allows; at its edge where they do not meet. */
    Bound within(Bound other) {
        return new Bound(other.nearest(min), other.nearest(max));
    }
}
