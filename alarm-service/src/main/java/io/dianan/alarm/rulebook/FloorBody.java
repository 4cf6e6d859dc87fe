package io.dianan.alarm.rulebook;

import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A floor as it is written.
 *
 * @param regionCode the region and all below it
 * @param limitMin the strictest or the loosest limit that rules may have, whichever is lower
 * @param limitMax the other one
 * @param warn with {@code alarm}, {@code hysteresis} and {@code durationSeconds} the rule where
 *     there is no other
 */
record FloorBody(
        @NotNull @Pattern(regexp = "\\d{6}(\\d{3})?", message = "must be a region code")
                String regionCode,
        @NotBlank String type,
        @NotBlank(message = "a limit without a unit is no limit: mA, °C, % or V") String unit,
        @NotNull @Positive @Digits(integer = 6, fraction = 3) BigDecimal limitMin,
        @NotNull @Positive @Digits(integer = 6, fraction = 3) BigDecimal limitMax,
        @Positive @Digits(integer = 6, fraction = 3) @Nullable BigDecimal warn,
        @NotNull @Positive @Digits(integer = 6, fraction = 3) BigDecimal alarm,
        @PositiveOrZero @Digits(integer = 6, fraction = 3) @Nullable BigDecimal hysteresis,
        @Min(0) @Max(3600) @Nullable Integer durationSeconds) {
    private static final int DURATION_SECONDS = 5;

    Quantity quantity() {
        return RuleNumbers.quantity(type, unit);
    }

    Limits limits() {
        int seconds = durationSeconds == null ? DURATION_SECONDS : durationSeconds;
        return new Limits(warn, alarm, hysteresis, Duration.ofSeconds(seconds));
    }

    /** Checks the numbers against each other and against the floors of broader regions. */
    Bound mustFit(Bound outer) {
        if (limitMin.compareTo(limitMax) > 0) {
            throw WireProblem.INVALID_BODY.at("/limitMin", "limitMin is above limitMax");
        }
        List<Violation> outside = new ArrayList<>();
        if (!outer.holds(limitMin)) {
            outside.add(RuleNumbers.outside("limitMin", limitMin, outer, unit));
        }
        if (!outer.holds(limitMax)) {
            outside.add(RuleNumbers.outside("limitMax", limitMax, outer, unit));
        }
        if (!outside.isEmpty()) {
            throw RuleProblem.FLOOR_OUTSIDE_FLOOR.at(outside);
        }
        Bound own = new Bound(limitMin, limitMax);
        RuleNumbers.mustBeOrdered(quantity(), limits());
        if (warn != null && !own.holds(warn)) {
            throw WireProblem.INVALID_BODY.at("/warn", "warn is outside of the floor itself");
        }
        if (!own.holds(alarm)) {
            throw WireProblem.INVALID_BODY.at("/alarm", "alarm is outside of the floor itself");
        }
        return own;
    }
}
