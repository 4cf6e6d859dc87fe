package io.dianan.alarm.rule;

import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import io.dianan.alarm.type.Measure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a device has told. */
public sealed interface Observation {
    /** Event time. */
    Instant at();

    /** A reading. */
    record Measured(Instant at, Values values) implements Observation {

        /** Whether it tells of the same instant what the other one does not. */
        public boolean complements(Measured other) {
            return at.equals(other.at) && values.disjoint(other.values);
        }

        public Measured with(Measured other) {
            return new Measured(at, values.with(other.values));
        }
    }

    /**
     * What the device has decided by itself: a level, not an edge.
     *
     * @param gravity of the kind of event, where the type alone does not tell
     * @param measure null where the device told no value
     */
    record Told(
            Instant at, AlarmType type, boolean active, Gravity gravity, @Nullable Measure measure)
            implements Observation {}
}
