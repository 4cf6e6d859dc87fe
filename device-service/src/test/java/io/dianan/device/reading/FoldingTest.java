package io.dianan.device.reading;

import static io.dianan.contracts.metric.Metric.ENERGY;
import static io.dianan.contracts.metric.Metric.RESIDUAL_CURRENT;
import static io.dianan.contracts.metric.Metric.TEMPERATURE1;
import static io.dianan.device.reading.Verdict.CONFLICT;
import static io.dianan.device.reading.Verdict.DUPLICATE;
import static io.dianan.device.reading.Verdict.MERGED;
import static io.dianan.device.reading.Verdict.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.TimeQuality;
import io.dianan.device.moment.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void disjointMetricsOfOneInstantBecomeOneRow() {
        Folding folding =
                Folding.of(
                        null, List.of(reading(RESIDUAL_CURRENT, 312), reading(TEMPERATURE1, 415)));

        assertThat(folding.verdicts()).containsExactly(STORED, MERGED);
        assertThat(folding.row().values())
                .isEqualTo(values(Map.of(RESIDUAL_CURRENT, 312L, TEMPERATURE1, 415L)));
    }

    @Test
    void theSameAgainIsADuplicateAlsoWhenItTellsLess() {
        CircuitReading both = reading(Map.of(RESIDUAL_CURRENT, 312L, TEMPERATURE1, 415L));

        Folding folding = Folding.of(null, List.of(both, both, reading(TEMPERATURE1, 415)));

        assertThat(folding.verdicts()).containsExactly(STORED, DUPLICATE, DUPLICATE);
    }

    @Test
    void anotherValueStaysOutAndWhatWasMissingComesIn() {
        Folding folding =
                Folding.of(
                        null,
                        List.of(
                                reading(RESIDUAL_CURRENT, 312),
                                reading(Map.of(RESIDUAL_CURRENT, 400L, ENERGY, 7L))));

        assertThat(folding.verdicts()).containsExactly(STORED, CONFLICT);
        assertThat(folding.row().values())
                .isEqualTo(values(Map.of(RESIDUAL_CURRENT, 312L, ENERGY, 7L)));
        assertThat(folding.contradictions())
                .singleElement()
                .satisfies(
                        kept ->
                                assertThat(kept.arrival().values().get(RESIDUAL_CURRENT))
                                        .hasValue(400));
    }

    @Test
    void onTopOfAStoredRowTheSameRuleHolds() {
        CircuitReading stored = reading(RESIDUAL_CURRENT, 312);

        Folding merged =
                Folding.of(
                        stored, List.of(reading(RESIDUAL_CURRENT, 312), reading(TEMPERATURE1, 1)));
        Folding nothingNew = Folding.of(stored, List.of(reading(RESIDUAL_CURRENT, 400)));

        assertThat(merged.verdicts()).containsExactly(DUPLICATE, MERGED);
        assertThat(merged.changed()).isTrue();
        assertThat(nothingNew.verdicts()).containsExactly(CONFLICT);
        assertThat(nothingNew.changed()).isFalse();
    }

    @Test
    void foldingAgainWhatWasFoldedTellsNothingNew() {
        List<CircuitReading> arrivals =
                List.of(reading(RESIDUAL_CURRENT, 312), reading(TEMPERATURE1, 415));
        CircuitReading row = Folding.of(null, arrivals).row();

        Folding again = Folding.of(row, arrivals);

        assertThat(again.verdicts()).containsExactly(DUPLICATE, DUPLICATE);
        assertThat(again.changed()).isFalse();
    }

    @Test
    void valuesBeyondTheCatalogueFollowTheSameRule() {
        Folding folding =
                Folding.of(
                        null,
                        List.of(
                                extra(Map.of("thd", 3.5)),
                                extra(Map.of("smoke", 1.0)),
                                extra(Map.of("thd", 3.6))));

        assertThat(folding.verdicts()).containsExactly(STORED, MERGED, CONFLICT);
        assertThat(folding.row().extra()).isEqualTo(Map.of("smoke", 1.0, "thd", 3.5));
    }

    @Test
    void aContradictionHasTheSameIdHoweverOftenItArrives() {
        CircuitReading first = reading(RESIDUAL_CURRENT, 312);
        Folding once = Folding.of(first, List.of(reading(RESIDUAL_CURRENT, 400)));
        Folding again = Folding.of(first, List.of(reading(RESIDUAL_CURRENT, 400)));
        Folding another = Folding.of(first, List.of(reading(RESIDUAL_CURRENT, 401)));

        assertThat(once.contradictions().getFirst().id())
                .isEqualTo(again.contradictions().getFirst().id())
                .isNotEqualTo(another.contradictions().getFirst().id());
    }

    private static CircuitReading reading(Metric metric, long steps) {
        return reading(Map.of(metric, steps));
    }

    private static CircuitReading reading(Map<Metric, Long> steps) {
        return new CircuitReading(
                new UUID(0, 1), new UUID(0, 2), moment(), values(steps), new TreeMap<>());
    }

    private static CircuitReading extra(Map<String, Double> extra) {
        return new CircuitReading(
                new UUID(0, 1), new UUID(0, 2), moment(), values(Map.of()), new TreeMap<>(extra));
    }

    private static MetricValues values(Map<Metric, Long> steps) {
        MetricValues.Builder values = MetricValues.builder();
        steps.forEach(values::set);
        return values.build();
    }

    private static Moment moment() {
        return new Moment(AT, AT.plusMillis(20), TimeQuality.TIME_QUALITY_DEVICE);
    }
}
