package io.dianan.testkit.house;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A fault that a rule must see, beside innocent neighbours that it must not.
 *
 * @param rule name of the rule
 * @param word the module that it is planted in
 * @param culprits subjects of the violations, in any order
 */
record Planting(
        String rule, String word, UnaryOperator<PlantedModule> plant, List<String> culprits) {

    static Planting of(
            String rule, String word, UnaryOperator<PlantedModule> plant, String... culprits) {
        return new Planting(rule, word, plant, List.of(culprits));
    }

    @Override
    public String toString() {
        return rule;
    }
}
