package io.dianan.gateway.transmitter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a sensor was last told to be well. An open sensor is told with each value that says so; that
 * it is well again must be told too, but not with each good value: at the first one that this
 * gateway hears after an open one or after its start, and every ten minutes, since another gateway
 * may have told it open meanwhile. It remembers a bounded number; who is forgotten is told again.
 */
final class SensorMemory {
    private static final long WELL_TOLD_EVERY_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int SENSORS_MAX = 20_000;

    private final Map<String, Long> wellToldNanos =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > SENSORS_MAX;
                }
            };

    /** Whether it is to be told that this sensor is well. */
    synchronized boolean wellIsNews(String sensor, long nowNanos) {
        Long told = wellToldNanos.get(sensor);
        if (told != null && nowNanos - told < WELL_TOLD_EVERY_NANOS) {
            return false;
        }
        wellToldNanos.put(sensor, nowNanos);
        return true;
    }

    synchronized void open(String sensor) {
        wellToldNanos.remove(sensor);
    }
}
