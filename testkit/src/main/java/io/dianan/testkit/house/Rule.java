package io.dianan.testkit.house;

import java.util.List;
import java.util.function.Function;

/**
 * One house rule.
 *
 * @param name kebab-case, as docs/house-rules.md lists it
 */
public record Rule(String name, Function<HouseModule, List<Found>> check) {

    /** What breaks the rule in {@code module}, without regard to listed exceptions. */
    public List<Violation> violations(HouseModule module) {
        return check.apply(module).stream()
                .map(found -> new Violation(name, found.subject(), found.text()))
                .distinct()
                .toList();
    }

    /** As a check tells it. */
    public record Found(String subject, String text) {}
}
