package io.dianan.platform.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoisonSearchTest {

    @Test
    void eachPoisonIsFoundAndTheOthersKeepTheirOrder() {
        PoisonSearch<Integer> search =
                PoisonSearch.in(numbers(100), failsOn(Set.of(0, 41, 42, 99)));

        assertThat(search.found())
                .extracting(PoisonSearch.Found::item)
                .containsExactly(0, 41, 42, 99);
        assertThat(search.good()).hasSize(96).isSorted().doesNotContain(0, 41, 42, 99);
    }

    @Test
    void oneAmongEightThousandTakesAFewTrials() {
        int[] trials = {0};
        Function<List<Integer>, Optional<String>> trial = failsOn(Set.of(5_000));

        PoisonSearch.in(
                numbers(8_000),
                part -> {
                    trials[0]++;
                    return trial.apply(part);
                });

        assertThat(trials[0]).isLessThan(30);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static Function<List<Integer>, Optional<String>> failsOn(Set<Integer> poison) {
        return part ->
                part.stream().anyMatch(poison::contains) ? Optional.of("poison") : Optional.empty();
    }
}
