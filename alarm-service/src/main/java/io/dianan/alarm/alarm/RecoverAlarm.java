package io.dianan.alarm.alarm;

import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that a condition stands no more: a line and a flag, and never the end of the alarm. Works
 * within the caller's transaction.
 */
@ApplicationScoped
public class RecoverAlarm {
    private final AlarmStore alarms;
    private final AlarmOutbox outbox;

    RecoverAlarm(AlarmStore alarms, AlarmOutbox outbox) {
        this.alarms = alarms;
        this.outbox = outbox;
    }

    /**
     * @param at event time
     */
    public void recover(
            Subject subject, AlarmType type, String source, Instant at, @Nullable Measure measure) {
        alarms.lockOpen(subject.kind(), subject.id(), type)
                .filter(alarm -> alarm.recovered(source, at, measure))
                .ifPresent(
                        alarm ->
                                outbox.changed(
                                        alarm,
                                        List.of(LineKind.RECOVERED),
                                        Detail.back(source, at, measure)));
    }
}
