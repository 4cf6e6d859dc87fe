package io.dianan.simulator.judge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From which value on an alarm is due, by metric: the usual limits of the national floor (domain
 * facts 2.1), written down once more so that a wrong limit of the suite is found. Only for circuits
 * whose rules nobody has changed.
 *
 * @param type of the alarm
 * @param metric catalogue key
 * @param low whether lower is worse
 * @param warning from here on it may be told
 */
record AlarmLimits(String type, String metric, boolean low, double warning) {
    private static final String[] PHASES = {"A", "B", "C"};
    private static final double OVER_CURRENT_SHARE = 0.8;

    /**
     * @param ratedAmperes of the circuit; without it nothing is said of its current
     */
    static List<AlarmLimits> of(Optional<BigDecimal> ratedAmperes) {
        List<AlarmLimits> all = new ArrayList<>();
        all.add(new AlarmLimits("residual-current-high", "residualCurrent", false, 300));
        for (int n = 1; n <= 4; n++) {
            all.add(new AlarmLimits("temp-high", "temperature" + n, false, 60));
        }
        for (String phase : PHASES) {
            all.add(new AlarmLimits("over-voltage", "voltage" + phase, false, 253));
            all.add(new AlarmLimits("under-voltage", "voltage" + phase, true, 198));
            ratedAmperes.ifPresent(
                    rated ->
                            all.add(
                                    new AlarmLimits(
                                            "over-current",
                                            "current" + phase,
                                            false,
                                            rated.doubleValue() * OVER_CURRENT_SHARE)));
        }
        return all;
    }

    boolean reachedBy(BigDecimal value) {
        return low ? value.doubleValue() <= warning : value.doubleValue() >= warning;
    }
}
