package io.dianan.alarm.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.type.AlarmClass;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import io.dianan.alarm.type.Measure;
import io.dianan.contracts.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

    /** Warn 300, alarm 500 mA, back at 285 and 475. */
    private static final Threshold RESIDUAL =
            new Threshold(
                    AlarmType.RESIDUAL_CURRENT_HIGH,
                    List.of(Metric.RESIDUAL_CURRENT),
                    false,
                    new Limit(300, 285),
                    new Limit(500, 475),
                    Duration.ofSeconds(5));

    /** Warn 198, alarm 187 V, back 2 V above. */
    private static final Threshold UNDER_VOLTAGE =
            new Threshold(
                    AlarmType.UNDER_VOLTAGE,
                    List.of(Metric.VOLTAGE_A, Metric.VOLTAGE_B),
                    true,
                    new Limit(1980, 2000),
                    new Limit(1870, 1890),
                    Duration.ofSeconds(5));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            normal stays normal                          | 0:120 60:150 120:299            | N N N
            one reading raises nothing                   | 0:600 60:120 120:120            | N N N
            two readings in a row raise                  | 0:600 60:600                    | N A
            five seconds where readings are dense        | 0:600 1:600 2:600 4:600 5:600   | N N N N A
            two readings where they are sparse           | 0:350 3600:350                  | N W
            at the limit is over it                      | 0:300 60:300                    | N W
            a warning rises to an alarm                  | 0:350 60:350 120:520 180:520    | N W W A
            a steep rise is a warning on its way         | 0:350 60:520 120:520            | N W A
            a dip breaks the streak                      | 0:600 2:120 4:600 6:600 8:600   | N N N N N
            and it starts anew behind the dip            | 0:600 2:120 4:600 6:600 9:600   | N N N N A
            hysteresis holds what stands                 | 0:520 60:520 120:480 180:480    | N A A A
            below the hysteresis it falls to the warning | 0:520 60:520 120:470 180:470    | N A A W
            and to normal, by two readings as well       | 0:520 60:520 120:100 180:100    | N A A N
            the gravest of the falling ones counts       | 0:520 60:520 120:100 180:400    | N A A W
            bouncing about the limit stays one alarm     | 0:520 6:520 12:490 18:510 24:480 | N A A A A
            bouncing about the reset stays one alarm     | 0:520 6:520 12:470 18:480 24:470 | N A A A A
            a broken sensor neither raises               | 0:-500 60:-500 120:40000        | N N N
            nor recovers                                 | 0:520 60:520 120:-500 180:-500  | N A A A
            """)
    void residualCurrentByTheTable(String name, String readings, String expected) {
        List<String> standings = new ArrayList<>();
        RuleMemory memory = RuleMemory.EMPTY;
        for (String reading : readings.trim().split("\\s+")) {
            String[] parts = reading.split(":");
            Verdict verdict =
                    judge(
                            RESIDUAL,
                            memory,
                            Long.parseLong(parts[0]),
                            Map.of(Metric.RESIDUAL_CURRENT, Long.parseLong(parts[1])));
            memory = verdict.memory();
            standings.add(verdict.standing().name().substring(0, 1));
        }
        assertThat(String.join(" ", standings)).isEqualTo(expected.trim());
    }

    static Stream<Arguments> lows() {
        return Stream.of(
                Arguments.of(1981L, Severity.NORMAL),
                Arguments.of(1980L, Severity.WARNING),
                Arguments.of(1871L, Severity.WARNING),
                Arguments.of(1870L, Severity.ALARM),
                Arguments.of(0L, Severity.ALARM));
    }

    @ParameterizedTest
    @MethodSource("lows")
    void lowerIsWorseForUnderVoltage(long steps, Severity expected) {
        RuleMemory first =
                judge(UNDER_VOLTAGE, RuleMemory.EMPTY, 0, Map.of(Metric.VOLTAGE_A, steps)).memory();

        Verdict second = judge(UNDER_VOLTAGE, first, 60, Map.of(Metric.VOLTAGE_A, steps));

        assertThat(second.standing()).isEqualTo(expected);
    }

    @Test
    void aConductorThatIsNotInTheReadingKeepsItsAlarmAndItsValue() {
        RuleMemory alarm =
                judge(
                                UNDER_VOLTAGE,
                                judge(
                                                UNDER_VOLTAGE,
                                                RuleMemory.EMPTY,
                                                0,
                                                Map.of(Metric.VOLTAGE_B, 1800L))
                                        .memory(),
                                60,
                                Map.of(Metric.VOLTAGE_B, 1790L))
                        .memory();

        Verdict onlyTheOther = judge(UNDER_VOLTAGE, alarm, 120, Map.of(Metric.VOLTAGE_A, 2300L));

        assertThat(onlyTheOther.standing()).isEqualTo(Severity.ALARM);
        assertThat(onlyTheOther.memory().measure())
                .isEqualTo(new Measure(Metric.VOLTAGE_B, 1790, 1870L, true));
    }

    @Test
    void theWorstConductorIsTheOneThatIsTold() {
        Map<Metric, Long> values = Map.of(Metric.VOLTAGE_A, 1850L, Metric.VOLTAGE_B, 1790L);
        RuleMemory first = judge(UNDER_VOLTAGE, RuleMemory.EMPTY, 0, values).memory();

        Verdict second = judge(UNDER_VOLTAGE, first, 60, values);

        assertThat(second.memory().measure())
                .isEqualTo(new Measure(Metric.VOLTAGE_B, 1790, 1870L, true));
    }

    @Test
    void whatIsCalmNeedsNoMemory() {
        assertThat(
                        judge(RESIDUAL, RuleMemory.EMPTY, 0, Map.of(Metric.RESIDUAL_CURRENT, 120L))
                                .memory()
                                .calm())
                .isTrue();
        assertThat(
                        judge(RESIDUAL, RuleMemory.EMPTY, 0, Map.of(Metric.RESIDUAL_CURRENT, 600L))
                                .memory()
                                .calm())
                .isFalse();
    }

    @Test
    void aReadingOfOtherMetricsChangesNothing() {
        RuleMemory streak =
                judge(RESIDUAL, RuleMemory.EMPTY, 0, Map.of(Metric.RESIDUAL_CURRENT, 600L))
                        .memory();

        Verdict other = judge(RESIDUAL, streak, 60, Map.of(Metric.VOLTAGE_A, 2300L));

        assertThat(other.memory()).isEqualTo(streak);
    }

    @Test
    void anAlarmIsGraverThanAWarning() {
        assertThat(RESIDUAL.gravity(Severity.WARNING))
                .isEqualTo(new Gravity(AlarmClass.WARNING, 3));
        assertThat(RESIDUAL.gravity(Severity.ALARM)).isEqualTo(new Gravity(AlarmClass.ALARM, 2));
    }

    private static Verdict judge(
            Rule rule, RuleMemory memory, long second, Map<Metric, Long> values) {
        Instant at = START.plusSeconds(second);
        Observation newest = new Observation.Measured(at, Values.of(values));
        return rule.judge(new Window(newest, null, memory), at);
    }
}
