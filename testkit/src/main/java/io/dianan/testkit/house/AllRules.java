package io.dianan.testkit.house;

import java.util.List;
import java.util.stream.Stream;

/** Every rule that holds inside a module, in the order of the document. */
public final class AllRules {
    private AllRules() {}

    public static List<Rule> inModules() {
        return Stream.of(
                        ImportRules.all(),
                        LicenceRules.all(),
                        ClassRules.all(),
                        SourceRules.all(),
                        TestRules.all())
                .flatMap(List::stream)
                .toList();
    }

    public static Rule named(String name) {
        return inModules().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + name));
    }
}
