package io.dianan.simulator.judge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * The judge's own copy of the metric catalogue: how many decimals the suite keeps of each. Finer
 * values round half up, away from zero.
 */
final class Catalogue {
    private static final Map<String, Integer> DECIMALS =
            Map.ofEntries(
                    Map.entry("residualCurrent", 0),
                    Map.entry("temperature1", 1),
                    Map.entry("temperature2", 1),
                    Map.entry("temperature3", 1),
                    Map.entry("temperature4", 1),
                    Map.entry("currentA", 2),
                    Map.entry("currentB", 2),
                    Map.entry("currentC", 2),
                    Map.entry("voltageA", 1),
                    Map.entry("voltageB", 1),
                    Map.entry("voltageC", 1),
                    Map.entry("activePower", 0),
                    Map.entry("powerFactor", 3),
                    Map.entry("energy", 2),
                    Map.entry("arcCount", 0));

    private Catalogue() {}

    /** The value that must be stored; empty when the key is not in the catalogue. */
    static Optional<BigDecimal> kept(String key, BigDecimal value) {
        return Optional.ofNullable(DECIMALS.get(key))
                .map(decimals -> value.setScale(decimals, RoundingMode.HALF_UP));
    }
}
