package io.dianan.simulator.fleet;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a device measured on one channel.
 *
 * @param atMillis by the device's clock, epoch ms
 * @param values by catalogue key, in the metric's unit
 */
public record Measurement(int channel, long atMillis, Map<String, BigDecimal> values) {

    public Measurement {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
