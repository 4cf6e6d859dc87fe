package io.dianan.simulator.judge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A reading as the suite shows it.
 *
 * @param timeQuality {@code device}, {@code received}, {@code restamped-future}, {@code
 *     restamped-illegal}
 * @param values by catalogue key
 * @param extra by any other key
 */
record StoredReading(
        Instant at,
        Instant receivedAt,
        String timeQuality,
        Map<String, BigDecimal> values,
        Map<String, BigDecimal> extra) {

    StoredReading {
        values = Map.copyOf(values);
        extra = Map.copyOf(extra);
    }

    /** Whether the time is the device's own. */
    boolean timeIsTheDevices() {
        return timeQuality.equals("device");
    }

    /** Two readings with the same values have the same key. */
    String valueKey() {
        StringBuilder key = new StringBuilder();
        new TreeMap<>(values)
                .forEach((k, v) -> key.append(k).append('=').append(plain(v)).append(';'));
        return key.toString();
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
