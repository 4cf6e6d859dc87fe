package io.dianan.alarm;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A stream whose patience fits a test. */
public final class QuickStream implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "dianan.stream.stall", "2S",
                "dianan.stream.heartbeat", "1S",
                "dianan.stream.counts-min", "0.1S",
                "dianan.stream.counts-max", "1S",
                "dianan.stream.resume-max", "500");
    }

    @Override
    public void stop() {}
}
