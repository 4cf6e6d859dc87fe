package io.dianan.tenant.region;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a region is in force.
 *
 * @param from first day; null where nobody wrote it down
 * @param to first day after; null while it is in force
 */
record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {

    boolean isEmpty() {
        return from != null && to != null && !from.isBefore(to);
    }

    boolean holds(LocalDate day) {
        return !startsAfter(day) && (to == null || day.isBefore(to));
    }

    boolean contains(Validity other) {
        boolean begins = from == null || (other.from != null && !other.from.isBefore(from));
        boolean ends = to == null || (other.to != null && !other.to.isAfter(to));
        return begins && ends;
    }

    boolean overlaps(Validity other) {
        boolean endsBefore = to != null && other.from != null && !to.isAfter(other.from);
        boolean beginsAfter = from != null && other.to != null && !other.to.isAfter(from);
        return !endsBefore && !beginsAfter;
    }

    private boolean startsAfter(LocalDate day) {
        return from != null && from.isAfter(day);
    }

    /** For people: {@code 2017-07-18..2021-04-09}. */
    String text() {
        return (from == null ? "" : from) + ".." + (to == null ? "" : to);
    }
}
