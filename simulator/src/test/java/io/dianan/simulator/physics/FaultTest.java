package io.dianan.simulator.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    private static final Map<String, BigDecimal> WELL =
            Map.of(
                    "residualCurrent", new BigDecimal("80.0"),
                    "temperature1", new BigDecimal("24.00"),
                    "voltageA", new BigDecimal("229.00"),
                    "currentA", new BigDecimal("12.000"));

    @ParameterizedTest
    @CsvSource({
        "LEAK, residualCurrent, 300, 500",
        "HEAT, temperature1, 60, 70",
        "OVERVOLTAGE, voltageA, 253, 264"
    })
    void eachFaultPassesTheWarningAndTheAlarmLimitWithinAQuarterMinuteAndStays(
            Fault fault, String metric, int warning, int alarm) {
        double begin = at(fault, metric, 0);
        double later = at(fault, metric, 15);

        assertTrue(begin < warning, "begins at " + begin);
        assertTrue(later > alarm, "is at " + later);
        assertEquals(at(fault, metric, 60), at(fault, metric, 600), 0.1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultTouchesOneMetricAndGrowsSteadily(Fault fault) {
        String metric =
                switch (fault) {
                    case LEAK -> "residualCurrent";
                    case HEAT -> "temperature1";
                    case OVERVOLTAGE -> "voltageA";
                };
        for (int second = 0; second < 30; second++) {
            assertTrue(at(fault, metric, second) <= at(fault, metric, second + 1));
        }
        Map<String, BigDecimal> shown = fault.on(WELL, Duration.ofSeconds(20));
        WELL.forEach(
                (key, value) -> {
                    if (!key.equals(metric)) {
                        assertEquals(value, shown.get(key));
                    }
                });
    }

    /** 231 V over 1,500 ohms are 154 mA, a quarter of a period from the 80 mA of capacitance. */
    @Test
    void aLeakAddsToNaturalLeakageAsASquareRoot() {
        assertEquals(Math.hypot(80, 154), at(Fault.LEAK, "residualCurrent", 0), 0.1);
    }

    @Test
    void aCircuitThatDoesNotMeasureItCannotShowIt() {
        assertThrows(IllegalArgumentException.class, () -> Fault.HEAT.on(Map.of(), Duration.ZERO));
    }

    @Test
    void theCommandLineNamesThem() {
        assertEquals(Optional.of(Fault.LEAK), Fault.of("leak"));
        assertEquals(Optional.empty(), Fault.of("LEAK"));
    }

    private static double at(Fault fault, String metric, int seconds) {
        return Optional.ofNullable(fault.on(WELL, Duration.ofSeconds(seconds)).get(metric))
                .orElseThrow()
                .doubleValue();
    }
}
