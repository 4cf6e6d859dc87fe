package io.dianan.platform.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of a lane. */
@ConfigMapping(prefix = "dianan.ingest")
interface IngestConfig {
    /** Name of the service as its module: {@code device-service}. */
    String service();

    /** Unacknowledged batches that the broker lets out to a lane; as the broker's acceptor says. */
    @WithDefault("16")
    int window();

    /** How long a missing batch is waited for. */
    @WithDefault("5S")
    Duration gapPatience();

    /** First pause after a fault of the database; doubled at each further one. */
    @WithDefault("100MS")
    Duration pauseFirst();

    @WithDefault("5S")
    Duration pauseMax();

    /** {@code device} of {@code device-service}, as failpoints name it. */
    default String word() {
        return service().replaceFirst("-service$", "");
    }
}
