package io.dianan.contracts.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.dianan.contracts.wire.Reading;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

    @ParameterizedTest
    @CsvSource({
        "residualCurrent, 312,       312",
        "residualCurrent, 312.4,     312",
        "residualCurrent, 312.5,     313",
        "residualCurrent, 3.125e2,   313",
        "temperature1,    41.25,     413",
        "temperature1,    41.249999, 412",
        "temperature1,    -0.25,     -3",
        "temperature1,    -0.249,    -2",
        "currentA,        12.345,    1235",
        "currentA,        0.004999,  0",
        "voltageC,        230.05,    2301",
        "activePower,     -1500.5,   -1501",
        "powerFactor,     0.9995,    1000",
        "energy,          123456789012.345, 12345678901235",
        "arcCount,        2.0,       2"
    })
    void aValueBecomesStepsAndFinerValuesRoundHalfUp(String key, BigDecimal value, long steps) {
        assertThat(metric(key).scaled(value)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "residualCurrent, 312,  312",
        "temperature1,    413,  41.3",
        "currentA,        1235, 12.35",
        "powerFactor,     -950, -0.950",
        "energy,          5,    0.05"
    })
    void stepsBecomeADecimalInTheUnit(String key, long steps, BigDecimal value) {
        assertThat(metric(key).unscaled(steps)).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource
    void stepsGoThereAndBackUnchanged(Metric metric) {
        for (long steps : new long[] {0, 1, -1, 999, metric.scaledMax(), -metric.scaledMax()}) {
            assertThat(metric.scaled(metric.unscaled(steps))).isEqualTo(steps);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheWireCannotHoldIsRefusedAndNotCut(Metric metric) {
        BigDecimal tooMuch =
                BigDecimal.valueOf(metric.scaledMax())
                        .add(BigDecimal.ONE)
                        .movePointLeft(metric.decimals());
        assertThatThrownBy(() -> metric.scaled(tooMuch)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> metric.scaled(tooMuch.negate()))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> metric.scaled(new BigDecimal("1e400")))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @EnumSource
    void theFieldOnTheWireIsTheColumnAndWideEnough(Metric metric) {
        FieldDescriptor field = Reading.getDescriptor().findFieldByNumber(metric.fieldNumber());
        assertThat(field.getName()).isEqualTo(metric.column());
        assertThat(field.hasPresence()).isTrue();
        assertThat(field.getType())
                .isEqualTo(
                        metric.scaledMax() == Long.MAX_VALUE
                                ? FieldDescriptor.Type.SINT64
                                : FieldDescriptor.Type.SINT32);
    }

    @Test
    void everyMetricFieldOfTheWireIsInTheCatalogue() {
        assertThat(
                        Reading.getDescriptor().getFields().stream()
                                .map(FieldDescriptor::getNumber)
                                .filter(number -> number >= 16 && number < 40))
                .containsExactlyElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::fieldNumber).toList());
    }

    @Test
    void aKeyIsTakenExactlyAsWritten() {
        assertThat(Metric.of("residualCurrent")).contains(Metric.RESIDUAL_CURRENT);
        assertThat(Metric.of("residualcurrent")).isEmpty();
        assertThat(Metric.of("residual_current")).isEmpty();
    }

    private static Metric metric(String key) {
        return Metric.of(key).orElseThrow();
    }
}
