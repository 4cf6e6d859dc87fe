package io.dianan.simulator.replay;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a recording, and when.
 *
 * @param from first recorded time that is replayed; null from the beginning
 * @param rowsMax how many rows: from {@code from} on where it is given, else the last ones; 0 all
 * @param shift what becomes of the recorded times
 * @param start where {@link Shift#START} puts the first row
 * @param speed recorded seconds in one second; 0 as fast as acknowledgements allow
 * @param wholeLength also rows that the suite would put aside as too old
 */
public record ReplayPlan(
        Path file,
        ColumnMap map,
        @Nullable Instant from,
        long rowsMax,
        Shift shift,
        Instant start,
        double speed,
        boolean wholeLength) {

    /** What becomes of the recorded times. */
    public enum Shift {
        /** The last row happens now. */
        LAST_IS_NOW,
        /** The first row happens at a given time. */
        START,
        /** They stay as they are. */
        NONE
    }
}
