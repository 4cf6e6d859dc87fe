package io.dianan.simulator.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dianan.simulator.fleet.Measurement;
import io.dianan.simulator.replay.ColumnMap.Column;
import io.dianan.simulator.replay.ReplayPlan.Shift;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Path DATA = Path.of("../../shared/data");

    @TempDir Path folder;

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("made.csv"), text);
    }

    private static ReplayPlan plan(Path file, String zone, String map) {
        return new ReplayPlan(
                file,
                ColumnMap.parse("time", ZoneId.of(zone), map),
                null,
                0,
                Shift.LAST_IS_NOW,
                Instant.EPOCH,
                0,
                false);
    }

    private static List<Measurement> all(ReplayPlan plan) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        try (RecordedSource source = RecordedSource.open(plan, Selection.of(plan, NOW), 0)) {
            while (source.nextDueMillis().isPresent()) {
                measurements.addAll(source.take(0));
            }
        }
        return measurements;
    }

    @Test
    void mapNamesColumnMetricScaleAndChannel() {
        ColumnMap map =
                ColumnMap.parse(
                        "time",
                        ZoneOffset.UTC,
                        "kwh=activePower*4000, u2=voltageA@2,i=currentA*-0.1@12");

        assertEquals(
                List.of(
                        new Column("kwh", "activePower", new BigDecimal("4000"), 1),
                        new Column("u2", "voltageA", BigDecimal.ONE, 2),
                        new Column("i", "currentA", new BigDecimal("-0.1"), 12)),
                map.columns());
        assertEquals(List.of(1, 2, 12), map.channels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"voltage", "a=b*", "a=b@0", "a=b@x", "a=2b", "a=b*1.2.3", ""})
    void badMapIsNamed(String entries) {
        RecordingException refused =
                assertThrows(
                        RecordingException.class,
                        () -> ColumnMap.parse("time", ZoneOffset.UTC, entries));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("--map "));
    }

    @Test
    void emptyCellIsAMetricThatWasNotMeasured() throws IOException {
        Path file =
                csv(
                        """
                        time,u,i,note
                        2026-11-20T09:00:00Z,230.1,,"a, b"
                        2026-11-20T09:01:00Z,,,
                        2026-11-20T09:02:00Z,0,1.5,x
                        """);

        List<Measurement> rows = all(plan(file, "Z", "u=voltageA,i=currentA*2"));

        assertEquals(2, rows.size());
        assertEquals(Map.of("voltageA", new BigDecimal("230.1")), rows.getFirst().values());
        assertEquals(
                Map.of("voltageA", new BigDecimal("0"), "currentA", new BigDecimal("3.0")),
                rows.getLast().values());
    }

    @Test
    void eachChannelHasItsOwnMeasurement() throws IOException {
        Path file = csv("time,a,b\n2026-11-20T09:00:00Z,1,2\n2026-11-20T09:01:00Z,,4\n");

        List<Measurement> rows = all(plan(file, "Z", "a=currentA,b=currentA@2"));

        assertEquals(List.of(1, 2, 2), rows.stream().map(Measurement::channel).toList());
    }

    @Test
    void lastRowHappensNowAndDistancesStay() throws IOException {
        Path file = csv("time,u\n2018-01-01 00:00,1\n2018-01-01 00:15,2\n2018-01-01 01:00,3\n");

        List<Measurement> rows = all(plan(file, "Asia/Seoul", "u=voltageA"));

        assertEquals(
                List.of(
                        NOW.minus(Duration.ofMinutes(60)).toEpochMilli(),
                        NOW.minus(Duration.ofMinutes(45)).toEpochMilli(),
                        NOW.toEpochMilli()),
                rows.stream().map(Measurement::atMillis).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00:00Z, Z, 2026-11-20T09:00:00Z",
        "2026-11-20T09:00:00+08:00, Z, 2026-11-20T01:00:00Z",
        "2026-11-20 09:00:00, Asia/Shanghai, 2026-11-20T01:00:00Z",
        "2026-11-20T09:00, +05:30, 2026-11-20T03:30:00Z",
        "1795165200, Z, 2026-11-20T09:00:00Z",
        "1795165200250, Z, 2026-11-20T09:00:00.250Z"
    })
    void recordedTimesAreRead(String text, String zone, Instant expected) {
        assertEquals(expected.toEpochMilli(), RecordedTime.millis(text, ZoneId.of(zone), "line 2"));
    }

    @Test
    void whatIsOlderThanTheSuiteKeepsIsLeftOutAndCounted() throws IOException {
        Path file =
                csv(
                        "time,u\n2018-01-01T00:00:00Z,1\n2018-02-20T00:00:00Z,2\n2018-03-01T00:00:00Z,3\n");
        ReplayPlan plan = plan(file, "Z", "u=voltageA");

        Selection selection = Selection.of(plan, NOW);

        assertEquals(1, selection.tooOld());
        assertEquals(2, all(plan).size());
    }

    @Test
    void rowsAndFromChoose() throws IOException {
        Path file =
                csv(
                        "time,u\n2026-11-20T09:00:00Z,1\n2026-11-20T09:01:00Z,2\n2026-11-20T09:02:00Z,3\n");
        ReplayPlan last = withRows(plan(file, "Z", "u=voltageA"), null, 1);
        ReplayPlan second =
                withRows(plan(file, "Z", "u=voltageA"), Instant.parse("2026-11-20T09:00:30Z"), 1);

        assertEquals(new BigDecimal("3"), all(last).getFirst().values().get("voltageA"));
        assertEquals(new BigDecimal("2"), all(second).getFirst().values().get("voltageA"));
        assertThrows(
                RecordingException.class,
                () ->
                        Selection.of(
                                withRows(second, Instant.parse("2027-01-01T00:00:00Z"), 0), NOW));
    }

    private static ReplayPlan withRows(
            ReplayPlan plan, @org.jspecify.annotations.Nullable Instant from, long rows) {
        return new ReplayPlan(
                plan.file(),
                plan.map(),
                from,
                rows,
                plan.shift(),
                plan.start(),
                plan.speed(),
                false);
    }

    @Test
    void missingColumnAndBadNumberAreNamed() throws IOException {
        Path file = csv("time,u\n2026-11-20T09:00:00Z,1\n2026-11-20T09:01:00Z,n/a\n");

        String column = message(() -> all(plan(file, "Z", "w=voltageA")));
        String number = message(() -> all(plan(file, "Z", "u=voltageA")));

        assertTrue(column.contains("has no column w"), column);
        assertTrue(number.contains("line 3, column u: n/a is no number"), number);
    }

    private static String message(org.junit.jupiter.api.function.Executable code) {
        return String.valueOf(assertThrows(RecordingException.class, code).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "power-household-fr-1min.csv.gz, 40963",
        "power-steelworks-kr-15min.csv.gz, 35040",
        "power-lab-appliances-1hz.csv.gz, 1494",
        "power-transformer-3ph-15min.csv.gz, 19562"
    })
    void knownRecordingsAreReadWhole(String name, long rows) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.isReadable(file), file + " is not here");
        long seen = 0;
        try (Recording recording = Recording.open(file, KnownRecordings.of(name).orElseThrow())) {
            for (Optional<RecordedRow> row = recording.next();
                    row.isPresent();
                    row = recording.next()) {
                seen++;
            }
            seen += recording.emptyRows();
        }
        assertEquals(rows, seen);
    }

    @Test
    void firstFullRowOfTheTransformerIsWhatWasRecorded() throws IOException {
        String name = "power-transformer-3ph-15min.csv.gz";
        Path file = DATA.resolve(name);
        assumeTrue(Files.isReadable(file), file + " is not here");
        try (Recording recording = Recording.open(file, KnownRecordings.of(name).orElseThrow())) {
            recording.next();
            RecordedRow second = recording.next().orElseThrow();
            RecordedRow third = recording.next().orElseThrow();

            assertEquals(
                    Map.of(
                            "temperature1",
                            new BigDecimal("0"),
                            "temperature2",
                            new BigDecimal("0")),
                    second.values().get(1));
            assertEquals(Instant.parse("2019-06-27T05:19:00Z").toEpochMilli(), third.atMillis());
            assertEquals(
                    new BigDecimal("238.8"),
                    third.values().getOrDefault(1, Map.of()).get("voltageC"));
        }
    }
}
