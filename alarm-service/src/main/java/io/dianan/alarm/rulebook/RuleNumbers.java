package io.dianan.alarm.rulebook;

import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import java.math.BigDecimal;

/** Checks that rules and floors share; each names the number that is wrong. */
final class RuleNumbers {
    private RuleNumbers() {}

    static Quantity quantity(String type, String unit) {
        Quantity quantity =
                Quantity.of(type)
                        .orElseThrow(
                                () ->
                                        WireProblem.INVALID_BODY.at(
                                                "/type",
                                                type + " is not one of " + Quantity.types()));
        if (!quantity.unit().equals(unit)) {
            throw WireProblem.INVALID_BODY.at(
                    "/unit", "limits of %s are in %s".formatted(type, quantity.unit()));
        }
        return quantity;
    }

    static void mustBeOrdered(Quantity quantity, Limits limits) {
        BigDecimal warn = limits.warn();
        if (warn != null && !quantity.before(warn, limits.alarm())) {
            throw WireProblem.INVALID_BODY.at(
                    "/warn",
                    "a warning comes before the alarm: %s is not %s %s"
                            .formatted(warn, quantity.low() ? "above" : "below", limits.alarm()));
        }
        BigDecimal hysteresis = limits.hysteresis();
        if (hysteresis != null && hysteresis.compareTo(limits.alarm()) >= 0) {
            throw WireProblem.INVALID_BODY.at(
                    "/hysteresis", "hysteresis %s is not below the limit".formatted(hysteresis));
        }
    }

    static Violation outside(String field, BigDecimal number, Bound bound, String unit) {
        boolean under = number.compareTo(bound.min()) < 0;
        return new Violation(
                "/" + field,
                "%s %s %s is %s the %s %s that the regulators allow here"
                        .formatted(
                                field,
                                number.toPlainString(),
                                unit,
                                under ? "under" : "above",
                                (under ? bound.min() : bound.max()).toPlainString(),
                                unit));
    }
}
