package io.dianan.simulator.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dianan.simulator.ledger.LedgerLine.Kind;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmForecastTest {
    private static final String LEAK = "residual-current-high";

    @Test
    void aCircuitThatStaysBelowItsLimitsIsDueNothing() {
        assertEquals(
                Map.of(), forecast("residualCurrent", 1, 80, 299, 299, 299, 299, 299, 299, 80));
    }

    @Test
    void aValueThatStandsIsDueOneAlarmHoweverHighItGoes() {
        assertEquals(
                Map.of(LEAK, new AlarmForecast(true, 1)),
                forecast("residualCurrent", 1, 80, 300, 310, 450, 600, 620, 620, 620, 80));
    }

    @Test
    void aPeakThatIsHardlyLongEnoughMayRaiseOneAndMayNot() {
        assertEquals(
                Map.of(LEAK, new AlarmForecast(false, 1)),
                forecast("residualCurrent", 1, 80, 400, 400, 400, 400, 400, 80));
        assertEquals(
                Map.of(LEAK, new AlarmForecast(false, 1)),
                forecast("residualCurrent", 60, 80, 400, 400, 80),
                "two readings are enough for the rule, three for the judge");
    }

    @Test
    void eachReturnMayBeAnAlarmOfItsOwn() {
        assertEquals(
                Map.of(LEAK, new AlarmForecast(true, 2)),
                forecast("residualCurrent", 10, 400, 400, 400, 80, 400, 80));
    }

    @Test
    void voltageIsWrongOnBothSidesAndCurrentByItsRating() {
        assertEquals(
                Map.of("under-voltage", new AlarmForecast(true, 1)),
                forecast("voltageA", 10, 230, 198, 190, 190));
        assertEquals(
                Map.of("over-voltage", new AlarmForecast(true, 1)),
                forecast("voltageB", 10, 230, 253, 260, 260));
        assertEquals(
                Map.of("over-current", new AlarmForecast(true, 1)),
                forecast("currentA", 10, 79, 80, 80, 80));
        assertEquals(
                Map.of(),
                AlarmForecast.of(
                        messages("currentA", 10, 500, 500, 500), AlarmLimits.of(Optional.empty())),
                "no rating, no limit");
    }

    private static Map<String, AlarmForecast> forecast(
            String metric, int secondsApart, int... values) {
        return AlarmForecast.of(
                messages(metric, secondsApart, values),
                AlarmLimits.of(Optional.of(new BigDecimal(100))));
    }

    private static List<SentMessage> messages(String metric, int secondsApart, int... values) {
        List<SentMessage> messages = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            long at = 1_000_000L + i * 1_000L * secondsApart;
            Map<String, BigDecimal> value = Map.of(metric, new BigDecimal(values[i]));
            messages.add(
                    new SentMessage(
                            new Taken(1, i + 1, at, at, Kind.READING, "t", value, "", ""),
                            true,
                            1));
        }
        return messages;
    }
}
