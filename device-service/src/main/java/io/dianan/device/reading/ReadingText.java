package io.dianan.device.reading;

import io.dianan.contracts.metric.Metric;
import io.dianan.device.quarantine.ContentId;
import java.util.Map;
import java.util.UUID;

/** A reading in words: canonical, so that the same reading has the same text and the same id. */
final class ReadingText {
    private ReadingText() {}

    /** Id of what it tells, whoever sent it and whenever it came. */
    static UUID id(CircuitReading reading) {
        return ContentId.of(ContentId.utf8(valuesJson(reading)));
    }

    /** Metrics as decimals in their units, then {@code extra}; in the catalogue's order. */
    static String valuesJson(CircuitReading reading) {
        StringBuilder json = new StringBuilder("{");
        for (Metric metric : MetricValues.CATALOGUE) {
            if (reading.values().has(metric)) {
                name(json, metric.key())
                        .append(metric.unscaled(reading.values().steps(metric)).toPlainString());
            }
        }
        if (!reading.extra().isEmpty()) {
            name(json, "extra").append(extraJson(reading.extra()));
        }
        return json.append('}').toString();
    }

    static String extraJson(Map<String, Double> extra) {
        StringBuilder json = new StringBuilder("{");
        extra.forEach((key, value) -> name(json, key).append(value.doubleValue()));
        return json.append('}').toString();
    }

    /** The whole reading, for people who look into the quarantine. */
    static String json(CircuitReading reading) {
        return """
        {"deviceId":"%s","circuitId":"%s","at":"%s","receivedAt":"%s","timeQuality":"%s","values":%s}\
        """
                .formatted(
                        reading.deviceId(),
                        reading.circuitId(),
                        reading.moment().at(),
                        reading.moment().receivedAt(),
                        reading.moment().qualityWord(),
                        valuesJson(reading));
    }

    private static StringBuilder name(StringBuilder json, String key) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"');
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append("\":");
    }
}
