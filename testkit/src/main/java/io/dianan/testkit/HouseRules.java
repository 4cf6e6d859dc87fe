package io.dianan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.testkit.house.AllRules;
import io.dianan.testkit.house.HouseModule;
import io.dianan.testkit.house.ListedExceptions;
import io.dianan.testkit.house.Rule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The house rules of docs/house-rules.md over one module.
 *
 * <pre>{@code
 * class HouseRulesTest {
 *     @TestFactory
 *     Stream<DynamicTest> theHouseRulesHold() {
 *         return HouseRules.of("device");
 *     }
 * }
 * }</pre>
 *
 * What may break a rule stands with its reason in {@code src/test/house-exceptions.txt}, a line
 * {@code rule | class | reason} each.
 */
public final class HouseRules {
    private static final String BASE = "io.dianan";

    private HouseRules() {}

    /**
     * One test for each rule, over the module that the test runs in.
     *
     * @param word the module's level below {@code io.dianan}: {@code device}
     */
    public static Stream<DynamicTest> of(String word) {
        return of(word, Path.of("").toAbsolutePath());
    }

    /** The same over a module that must not know testkit, compiled in {@code folder}. */
    static Stream<DynamicTest> of(String word, Path folder) {
        HouseModule module = HouseModule.in(folder, BASE, word);
        ListedExceptions exceptions = ListedExceptions.of(folder);
        return AllRules.inModules().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.name(), () -> holds(rule, module, exceptions)));
    }

    private static void holds(Rule rule, HouseModule module, ListedExceptions exceptions) {
        assertThat(exceptions.apply(rule.name(), rule.violations(module)))
                .as(rule.name())
                .isEmpty();
    }
}
