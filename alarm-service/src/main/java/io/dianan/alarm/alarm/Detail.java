package io.dianan.alarm.alarm;

import io.dianan.alarm.type.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line that no person wrote tells beside its kind. */
final class Detail {
    private Detail() {}

    /**
     * @param at event time
     */
    record Found(
            String source,
            Instant at,
            String alarmClass,
            int level,
            @Nullable String metric,
            @Nullable String unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal limit) {}

    record Back(
            String source,
            Instant at,
            @Nullable String metric,
            @Nullable String unit,
            @Nullable BigDecimal value) {}

    record TwoAtOnce(int kindsAtOnce) {}

    /**
     * @param at event time
     */
    record Area(
            String source,
            Instant at,
            String alarmClass,
            int level,
            int devices,
            List<String> regionCodes) {}

    static Object of(Condition condition) {
        Subject.Extent extent = condition.subject().extent();
        return extent == null
                ? found(condition)
                : new Area(
                        condition.source(),
                        condition.at(),
                        condition.gravity().alarmClass().word(),
                        condition.gravity().level(),
                        extent.devices(),
                        extent.regionCodes());
    }

    private static Found found(Condition condition) {
        Measure measure = condition.measure();
        Long limit = measure == null ? null : measure.limit();
        return new Found(
                condition.source(),
                condition.at(),
                condition.gravity().alarmClass().word(),
                condition.gravity().level(),
                measure == null ? null : measure.metric().key(),
                measure == null ? null : measure.metric().unit(),
                measure == null ? null : measure.metric().unscaled(measure.value()),
                measure == null || limit == null ? null : measure.metric().unscaled(limit));
    }

    static Back back(String source, Instant at, @Nullable Measure measure) {
        return new Back(
                source,
                at,
                measure == null ? null : measure.metric().key(),
                measure == null ? null : measure.metric().unit(),
                measure == null ? null : measure.metric().unscaled(measure.value()));
    }
}
