package io.dianan.alarm.rulebook;

import io.dianan.alarm.rule.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rule that holds for a circuit and a quantity, and why.
 *
 * @param unit of the limits
 * @param limits null where no rule can hold
 * @param level {@code circuit}, {@code model}, {@code region} or {@code nation}
 * @param id of the rule or floor that won
 * @param why a sentence
 * @param others that were asked before or after it, the nearest to the circuit first
 */
public record EffectiveRule(
        String type,
        String kind,
        String unit,
        @Nullable LimitsView limits,
        String level,
        UUID id,
        String why,
        BoundView bound,
        List<Other> others) {
    public EffectiveRule {
        others = List.copyOf(others);
    }

    /** The numbers that hold, after the bound. */
    public record LimitsView(
            @Nullable BigDecimal warn,
            BigDecimal alarm,
            BigDecimal hysteresis,
            long durationSeconds) {}

    /** What the regulators allow here. */
    public record BoundView(BigDecimal limitMin, BigDecimal limitMax) {}

    /** A rule or floor that did not win. */
    public record Other(
            String level, UUID id, @Nullable BigDecimal warn, BigDecimal alarm, String why) {}

    /** With the rule that judges; null where none can. */
    record Resolved(EffectiveRule shown, @Nullable Threshold rule) {}
}
