package io.dianan.simulator.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dianan.simulator.judge.QuarantineBook.Entry;
import io.dianan.simulator.ledger.LedgerLine.Kind;
import io.dianan.simulator.ledger.LedgerLine.Series;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitComparisonTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Series SERIES = new Series(0, "SIM-1-000001", "device", "circuit", 1);

    private final List<SentMessage> sent = new ArrayList<>();
    private final List<StoredReading> stored = new ArrayList<>();
    private final List<Entry> quarantined = new ArrayList<>();

    private void sent(Instant at, int publishes, Map<String, String> values) {
        long sequence = sent.size() + 1;
        sent.add(
                new SentMessage(
                        new Taken(
                                0,
                                sequence,
                                at.toEpochMilli(),
                                NOW.toEpochMilli(),
                                Kind.READING,
                                "t",
                                numbers(values),
                                "sha" + sequence,
                                "{}"),
                        true,
                        publishes));
    }

    private void stored(
            Instant at, Instant receivedAt, String quality, Map<String, String> values) {
        stored.add(new StoredReading(at, receivedAt, quality, numbers(values), Map.of()));
    }

    private static Map<String, BigDecimal> numbers(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, e -> new BigDecimal(e.getValue())));
    }

    private CircuitResult compare() {
        return new CircuitComparison(
                        SERIES, new QuarantineBook(quarantined), Duration.ofDays(30), NOW)
                .compare(sent, stored);
    }

    private void assertCounts(CircuitResult result, int lost, int doubled, int phantom, int wrong) {
        assertEquals(
                List.of((long) lost, (long) doubled, (long) phantom, (long) wrong),
                List.of(result.lost, result.doubled, result.phantom, result.wrong),
                () -> result.findings.toString());
    }

    @Test
    void finerValuesRoundHalfUpAwayFromZero() {
        sent(
                NOW,
                1,
                Map.of("temperature1", "41.55", "temperature2", "-0.25", "residualCurrent", "0.5"));
        stored(
                NOW,
                NOW,
                "device",
                Map.of("temperature1", "41.6", "temperature2", "-0.3", "residualCurrent", "1"));

        assertCounts(compare(), 0, 0, 0, 0);
    }

    @Test
    void valueInAnotherUnitIsWrong() {
        sent(NOW, 1, Map.of("residualCurrent", "312"));
        stored(NOW, NOW, "device", Map.of("residualCurrent", "0.312"));

        assertCounts(compare(), 0, 0, 0, 1);
    }

    @Test
    void zeroForAMetricThatWasNotSentIsWrong() {
        sent(NOW, 1, Map.of("voltageA", "230.1"));
        stored(NOW, NOW, "device", Map.of("voltageA", "230.1", "voltageB", "0"));

        assertCounts(compare(), 0, 0, 0, 1);
    }

    @Test
    void clockAheadIsRestampedWithReceiveTime() {
        sent(NOW.plusSeconds(86_400), 1, Map.of("voltageA", "230.1"));
        stored(NOW, NOW, "restamped-future", Map.of("voltageA", "230.1"));

        assertCounts(compare(), 0, 0, 0, 0);
    }

    @Test
    void clockAheadThatWasKeptIsWrong() {
        sent(NOW.plusSeconds(301), 1, Map.of("voltageA", "230.1"));
        stored(NOW.plusSeconds(301), NOW, "device", Map.of("voltageA", "230.1"));

        assertCounts(compare(), 0, 0, 0, 1);
    }

    @Test
    void fiveMinutesAheadAreKept() {
        sent(NOW.plusSeconds(300), 1, Map.of("voltageA", "230.1"));
        stored(NOW.plusSeconds(300), NOW, "device", Map.of("voltageA", "230.1"));

        assertCounts(compare(), 0, 0, 0, 0);
    }

    @Test
    void goodClockThatWasRestampedIsWrong() {
        sent(NOW.minusSeconds(60), 1, Map.of("voltageA", "230.1"));
        stored(NOW, NOW, "restamped-future", Map.of("voltageA", "230.1"));

        assertCounts(compare(), 0, 0, 0, 1);
    }

    @Test
    void restampedReadingMayBeStoredAsOftenAsItWasPublished() {
        sent(NOW.plusSeconds(86_400), 2, Map.of("voltageA", "230.1"));
        for (int second = 0; second < 3; second++) {
            Instant received = NOW.plusSeconds(second);
            stored(received, received, "restamped-future", Map.of("voltageA", "230.1"));
        }

        CircuitResult result = compare();

        assertCounts(result, 0, 1, 0, 0);
        assertEquals(1, result.repeated);
    }

    @Test
    void messagesOfTheSameTimeAreOneRowWithAllTheirMetrics() {
        sent(NOW, 1, Map.of("voltageA", "230.1"));
        sent(NOW, 1, Map.of("voltageB", "231.1"));
        stored(NOW, NOW, "device", Map.of("voltageA", "230.1", "voltageB", "231.1"));

        assertCounts(compare(), 0, 0, 0, 0);
    }

    @Test
    void metricThatTheRowLacksIsWrong() {
        sent(NOW, 1, Map.of("voltageA", "230.1"));
        sent(NOW, 1, Map.of("voltageB", "231.1"));
        stored(NOW, NOW, "device", Map.of("voltageA", "230.1"));

        assertCounts(compare(), 0, 0, 0, 1);
    }

    @Test
    void olderThanTheRetentionBelongsInQuarantine() {
        sent(NOW.minus(Duration.ofDays(40)), 1, Map.of("voltageA", "230.1"));
        quarantined.add(new Entry("device", "too-old", NOW, "sha1", Optional.empty()));

        CircuitResult result = compare();

        assertCounts(result, 0, 0, 0, 0);
        assertEquals(1, result.quarantined);
    }

    @Test
    void tooOldReadingIsKnownByItsCircuitAndTime() {
        Instant at = NOW.minus(Duration.ofDays(40));
        sent(at, 1, Map.of("voltageA", "230.1"));
        sent(at, 1, Map.of("voltageB", "230.1"));
        for (int entry = 0; entry < 3; entry++) {
            quarantined.add(
                    new Entry(
                            "device",
                            "too-old",
                            NOW,
                            "other",
                            Optional.of(new QuarantineBook.Reading("circuit", at))));
        }

        CircuitResult result = compare();

        assertCounts(result, 0, 1, 0, 0);
        assertEquals(2, result.quarantined);
    }

    @Test
    void goodReadingInQuarantineIsWrong() {
        sent(NOW, 1, Map.of("voltageA", "230.1"));
        quarantined.add(new Entry("device", "no-circuit", NOW, "sha1", Optional.empty()));

        assertCounts(compare(), 0, 0, 0, 1);
    }

    @Test
    void oldReadingThatWentNowhereIsLost() {
        sent(NOW.minus(Duration.ofDays(40)), 1, Map.of("voltageA", "230.1"));

        assertCounts(compare(), 1, 0, 0, 0);
    }
}
