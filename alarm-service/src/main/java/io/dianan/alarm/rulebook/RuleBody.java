package io.dianan.alarm.rulebook;

import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is written.
 *
 * @param level {@code model} or {@code circuit}
 * @param modelId where the level is {@code model}
 * @param circuitId where the level is {@code circuit}
 * @param type what it raises: {@code residual-current-high}
 * @param unit of the numbers, said on purpose: {@code mA}, {@code °C}, {@code %}, {@code V}
 * @param warn absent: no warning
 * @param hysteresis absent: 5 % of the limit, 2 °C, 2 V
 * @param durationSeconds of event time, and two readings at least; absent: 5
 * @param enabled absent: true
 */
record RuleBody(
        @NotNull RuleLevel level,
        @Nullable UUID modelId,
        @Nullable UUID circuitId,
        @NotBlank String type,
        @NotBlank(message = "a limit without a unit is no limit: mA, °C, % or V") String unit,
        @Positive @Digits(integer = 6, fraction = 3) @Nullable BigDecimal warn,
        @NotNull @Positive @Digits(integer = 6, fraction = 3) BigDecimal alarm,
        @PositiveOrZero @Digits(integer = 6, fraction = 3) @Nullable BigDecimal hysteresis,
        @Min(0) @Max(3600) @Nullable Integer durationSeconds,
        @Nullable Boolean enabled) {
    private static final int DURATION_SECONDS = 5;

    /** The circuit or model, which stands where the level says. */
    UUID subjectId() {
        UUID wanted = level == RuleLevel.CIRCUIT ? circuitId : modelId;
        UUID other = level == RuleLevel.CIRCUIT ? modelId : circuitId;
        String pointer = level == RuleLevel.CIRCUIT ? "/circuitId" : "/modelId";
        if (wanted == null) {
            throw WireProblem.INVALID_BODY.at(
                    pointer, "a rule of the level " + level.word() + " says which one");
        }
        if (other != null) {
            throw WireProblem.INVALID_BODY.at(
                    level == RuleLevel.CIRCUIT ? "/modelId" : "/circuitId",
                    "a rule of the level " + level.word() + " does not name this");
        }
        return wanted;
    }

    Quantity quantity() {
        return RuleNumbers.quantity(type, unit);
    }

    Limits limits() {
        return new Limits(warn, alarm, hysteresis, duration());
    }

    private Duration duration() {
        return Duration.ofSeconds(durationSeconds == null ? DURATION_SECONDS : durationSeconds);
    }

    /** Checks the numbers against each other and against what the regulators allow. */
    void mustFit(Bound bound) {
        List<Violation> outside = new ArrayList<>();
        if (warn != null && !bound.holds(warn)) {
            outside.add(RuleNumbers.outside("warn", warn, bound, unit));
        }
        if (!bound.holds(alarm)) {
            outside.add(RuleNumbers.outside("alarm", alarm, bound, unit));
        }
        if (!outside.isEmpty()) {
            throw RuleProblem.LIMIT_OUTSIDE_FLOOR.at(outside);
        }
        RuleNumbers.mustBeOrdered(quantity(), limits());
    }
}
