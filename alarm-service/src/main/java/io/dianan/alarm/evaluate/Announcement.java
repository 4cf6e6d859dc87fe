package io.dianan.alarm.evaluate;

import io.dianan.alarm.rule.Rule;
import io.dianan.alarm.rule.Severity;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Measure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the alarms are to be told of a circuit. */
sealed interface Announcement {
    AlarmType type();

    /**
     * Something stands that was not told, or not as grave.
     *
     * @param receivedAt when the reading that tells it had come to us
     */
    record Found(
            Rule rule,
            Severity severity,
            Instant at,
            Instant receivedAt,
            @Nullable Measure measure,
            boolean late)
            implements Announcement {
        @Override
        public AlarmType type() {
            return rule.type();
        }
    }

    /** What was told stands on. */
    record Still(Rule rule, Severity severity, Instant at, @Nullable Measure measure)
            implements Announcement {
        @Override
        public AlarmType type() {
            return rule.type();
        }
    }

    /** What was told stands no more. */
    record Back(AlarmType type, Instant at, @Nullable Measure measure) implements Announcement {}
}
