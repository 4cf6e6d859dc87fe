package io.dianan.gateway.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets one happening of a key pass in each period, and counts the rest. It remembers a bounded
 * number of keys; the one forgotten is the one longest quiet.
 */
final class Throttle {
    private final long periodNanos;
    private final Map<String, Quiet> quiet;

    private record Quiet(long untilNanos, int suppressed) {}

    Throttle(Duration period, int keysMax) {
        this.periodNanos = period.toNanos();
        this.quiet =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Quiet> eldest) {
                        return size() > keysMax;
                    }
                };
    }

    /**
     * @return -1 if it is not to be told now; else how many were not told since the last one
     */
    synchronized int pass(String key, long nowNanos) {
        Quiet known = quiet.get(key);
        if (known != null && nowNanos - known.untilNanos() < 0) {
            quiet.put(key, new Quiet(known.untilNanos(), known.suppressed() + 1));
            return -1;
        }
        quiet.put(key, new Quiet(nowNanos + periodNanos, 0));
        return known == null ? 0 : known.suppressed();
    }
}
