package io.dianan.testkit.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.dianan.testkit.house.Rule.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may import whom: between modules one way only, between the rooms of a module no ring. */
final class ImportRules {
    private static final Set<String> OF_A_SERVICE = Set.of("contracts", "platform");
    private static final Map<String, Set<String>> OF_OTHERS =
            Map.of(
                    "contracts", Set.of(),
                    "platform", Set.of("contracts"),
                    "launcher", Set.of("contracts"),
                    "testkit", Set.of("contracts", "launcher"),
                    "simulator", Set.of());

    private ImportRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("modules-import-one-way", ImportRules::foreignModules),
                new Rule("rooms-form-no-ring", ImportRules::rings));
    }

    private static List<Found> foreignModules(HouseModule module) {
        Set<String> allowed =
                module.isService(module.word())
                        ? OF_A_SERVICE
                        : OF_OTHERS.getOrDefault(module.word(), Set.of());
        List<Found> found = new ArrayList<>();
        for (JavaClass type : module.main()) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getBaseComponentType().getName();
                String other = word(module.base(), target);
                if (!other.isEmpty() && !other.equals(module.word()) && !allowed.contains(other)) {
                    found.add(
                            new Found(
                                    HouseModule.outermost(type).getName(),
                                    module.word() + " must not import " + target));
                }
            }
        }
        return found;
    }

    private static List<Found> rings(HouseModule module) {
        EvaluationResult result =
                SlicesRuleDefinition.slices()
                        .matching(module.root() + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true)
                        .evaluate(module.main());
        return result.getFailureReport().getDetails().stream()
                .map(
                        detail ->
                                new Found(
                                        module.root(), detail.lines().limit(6).toList().toString()))
                .toList();
    }

    /** The level below {@code base} that a class stands in; empty where it is not ours. */
    private static String word(String base, String className) {
        if (!className.startsWith(base + ".")) {
            return "";
        }
        String below = className.substring(base.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? "" : below.substring(0, dot);
    }
}
