package io.dianan.simulator.fleet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a device words a reading, and on which topic. */
public enum Speech {
    /** Dian'an's own topic, time in RFC 3339. */
    OWN {
        @Override
        public String topic() {
            return OWN_TOPIC;
        }

        @Override
        String body(String serialNumber, long sequence, Measurement measurement) {
            String time = "\"" + Instant.ofEpochMilli(measurement.atMillis()) + "\"";
            return own(serialNumber, sequence, time, measurement);
        }
    },
    /** Dian'an's own topic, time in epoch milliseconds. */
    OWN_EPOCH {
        @Override
        public String topic() {
            return OWN_TOPIC;
        }

        @Override
        String body(String serialNumber, long sequence, Measurement measurement) {
            return own(serialNumber, sequence, Long.toString(measurement.atMillis()), measurement);
        }
    },
    /** ThingsBoard's topic, with a vendor's keys and raw values that the model maps. */
    THINGSBOARD {
        @Override
        public String topic() {
            return "v1/devices/me/telemetry";
        }

        @Override
        String body(String serialNumber, long sequence, Measurement measurement) {
            return "{\"ts\":%d,\"values\":{%s}}"
                    .formatted(
                            measurement.atMillis(), members(VendorKeys.raw(measurement.values())));
        }

        @Override
        Measurement told(Measurement measured) {
            return new Measurement(
                    measured.channel(), measured.atMillis(), VendorKeys.told(measured.values()));
        }
    };

    private static final String OWN_TOPIC = "dianan/v1/readings";

    /** The topic that the device publishes on. */
    public abstract String topic();

    abstract String body(String serialNumber, long sequence, Measurement measurement);

    /** The measurement as fine as the message tells it. */
    Measurement told(Measurement measured) {
        return measured;
    }

    private static String own(
            String serialNumber, long sequence, String time, Measurement measurement) {
        String channel =
                measurement.channel() == 1 ? "" : "\"channel\":" + measurement.channel() + ",";
        return "{\"id\":\"%s/%d\",\"seq\":%d,\"ts\":%s,%s\"values\":{%s}}"
                .formatted(
                        serialNumber,
                        sequence,
                        sequence,
                        time,
                        channel,
                        members(measurement.values()));
    }

    private static String members(Map<String, BigDecimal> values) {
        List<String> members = new ArrayList<>(values.size());
        values.forEach((key, value) -> members.add("\"" + key + "\":" + value.toPlainString()));
        return String.join(",", members);
    }
}
