package io.dianan.platform.lane;

import java.time.Duration;

/** Limits with short times. */
final class QuickIngestConfig implements IngestConfig {
    @Override
    public String service() {
        return "idle-service";
    }

    @Override
    public int window() {
        return 4;
    }

    @Override
    public Duration gapPatience() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration pauseFirst() {
        return Duration.ofMillis(10);
    }

    @Override
    public Duration pauseMax() {
        return Duration.ofMillis(50);
    }
}
