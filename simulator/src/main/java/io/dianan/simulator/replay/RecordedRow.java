package io.dianan.simulator.replay;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row of a recording.
 *
 * @param atMillis recorded time, epoch ms
 * @param values by channel and metric; a channel without any value is absent
 */
record RecordedRow(long atMillis, Map<Integer, Map<String, BigDecimal>> values) {

    RecordedRow {
        Map<Integer, Map<String, BigDecimal>> copy = new TreeMap<>();
        values.forEach(
                (channel, metrics) ->
                        copy.put(
                                channel,
                                Collections.unmodifiableMap(new LinkedHashMap<>(metrics))));
        values = Collections.unmodifiableMap(copy);
    }
}
