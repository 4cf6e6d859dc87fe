package io.dianan.device.reading;

import io.dianan.device.moment.Moment;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One reading as it is stored.
 *
 * @param extra what the model reports beyond the catalogue, as sent
 */
public record CircuitReading(
        UUID deviceId,
        UUID circuitId,
        Moment moment,
        MetricValues values,
        SortedMap<String, Double> extra) {
    public CircuitReading {
        extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    }

    ReadingKey key() {
        return new ReadingKey(circuitId, moment.at());
    }

    CircuitReading with(MetricValues newValues, SortedMap<String, Double> newExtra) {
        return new CircuitReading(deviceId, circuitId, moment, newValues, newExtra);
    }
}
