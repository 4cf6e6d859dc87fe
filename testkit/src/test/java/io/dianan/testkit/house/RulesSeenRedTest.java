package io.dianan.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesSeenRedTest {
    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("plantings")
    void aPlantedFaultIsReportedAndNothingElse(Planting planting) {
        HouseModule module =
                planting.plant().apply(new PlantedModule(folder)).compiled(planting.word());

        List<Violation> found = AllRules.named(planting.rule()).violations(module);

        assertThat(found.stream().map(Violation::subject).distinct())
                .containsExactlyInAnyOrderElementsOf(planting.culprits());
    }

    static Stream<Planting> plantings() {
        return Plantings.all();
    }

    @Test
    void everyRuleHasItsPlantedFault() {
        assertThat(Plantings.all().map(Planting::rule))
                .containsExactlyInAnyOrderElementsOf(
                        AllRules.inModules().stream().map(Rule::name).toList());
    }

    @Test
    void anExceptionExcusesItsClassAloneAndGoesWhenItIsNotNeeded() {
        Violation mine = new Violation("no-mocks", "io.dianan.A", "");
        Violation other = new Violation("no-mocks", "io.dianan.B", "");
        ListedExceptions listed =
                ListedExceptions.parse(List.of("# why", "no-mocks | io.dianan.A | a reason"));

        assertThat(listed.apply("no-mocks", List.of(mine, other))).containsExactly(other);
        assertThat(listed.apply("no-lombok", List.of())).isEmpty();
        assertThat(listed.apply("no-mocks", List.of()).getFirst().text()).contains("needs none");
    }
}
