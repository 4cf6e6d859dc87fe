package io.dianan.testkit.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.dianan.testkit.house.Rule.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What tests may not do, and that the build finds every one of them. */
final class TestRules {
    /** What surefire and failsafe look for by themselves. */
    private static final Pattern FOUND_BY_THE_BUILD =
            Pattern.compile("Test.*|.*Test|.*Tests|.*TestCase|IT.*|.*IT|.*ITCase");

    private static final List<String> TEST_ANNOTATIONS =
            List.of(
                    "org.junit.jupiter.api.Test",
                    "org.junit.jupiter.api.TestFactory",
                    "org.junit.jupiter.api.RepeatedTest",
                    "org.junit.jupiter.api.TestTemplate",
                    "org.junit.jupiter.params.ParameterizedTest");
    private static final String NESTED = "org.junit.jupiter.api.Nested";

    private TestRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("the-build-finds-every-test", TestRules::notFound),
                new Rule("tests-never-sleep", TestRules::sleeping),
                new Rule("no-mocks", TestRules::mocks));
    }

    private static List<Found> notFound(HouseModule module) {
        List<Found> found = new ArrayList<>();
        for (JavaClass type : module.test()) {
            boolean tests =
                    type.getMethods().stream()
                            .anyMatch(
                                    method ->
                                            TEST_ANNOTATIONS.stream()
                                                    .anyMatch(method::isAnnotatedWith));
            if (!tests) {
                continue;
            }
            JavaClass outer = HouseModule.outermost(type);
            if (!FOUND_BY_THE_BUILD.matcher(outer.getSimpleName()).matches()) {
                found.add(new Found(outer.getName(), "its name hides it from the build"));
            } else if (outer != type && !type.isAnnotatedWith(NESTED)) {
                found.add(new Found(outer.getName(), type.getSimpleName() + " lacks @Nested"));
            }
        }
        return found;
    }

    private static List<Found> sleeping(HouseModule module) {
        List<Found> found = new ArrayList<>();
        for (JavaClass type : module.test()) {
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                if (call.getName().equals("sleep")
                        && (call.getTargetOwner().isEquivalentTo(Thread.class)
                                || call.getTargetOwner()
                                        .isEquivalentTo(java.util.concurrent.TimeUnit.class))) {
                    found.add(
                            new Found(
                                    HouseModule.outermost(type).getName(),
                                    "sleeps in line " + call.getLineNumber()));
                }
            }
        }
        return found;
    }

    private static List<Found> mocks(HouseModule module) {
        List<Found> found = new ArrayList<>();
        for (JavaClass type : module.test()) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getBaseComponentType().getName();
                if (target.startsWith("org.mockito.")
                        || target.startsWith("io.quarkus.test.InjectMock")) {
                    found.add(new Found(HouseModule.outermost(type).getName(), "uses " + target));
                }
            }
        }
        return found;
    }
}
