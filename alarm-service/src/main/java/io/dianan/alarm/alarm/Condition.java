package io.dianan.alarm.alarm;

import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import io.dianan.alarm.type.Measure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That something stands, found by one source.
 *
 * @param source {@code threshold}, {@code device} or {@code presence}
 * @param at event time
 * @param late found in backfilled readings, as the newest state of the circuit
 */
public record Condition(
        Subject subject,
        AlarmType type,
        String source,
        Gravity gravity,
        Instant at,
        @Nullable Measure measure,
        boolean late) {}
