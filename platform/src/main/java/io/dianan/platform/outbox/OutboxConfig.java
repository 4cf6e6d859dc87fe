package io.dianan.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The relay of this service. */
@ConfigMapping(prefix = "dianan.outbox")
public interface OutboxConfig {
    /** Name of the service as its module: {@code device-service}. */
    String service();

    /**
     * How often the relay looks without being woken: it is woken by commits of its own process, so
     * this is the delay of an event that another replica has written.
     */
    @WithDefault("0.5S")
    Duration poll();

    /** How long a published row stays, for whoever resumes a stream or wants to look … */
    @WithDefault("24H")
    Duration keep();

    /** … and how many numbers back at most: a storm must not fill the disk. */
    @WithDefault("200000")
    long keepRowsMax();

    /** {@code device} of {@code device-service}, as topics name it. */
    default String word() {
        return service().replaceFirst("-service$", "");
    }
}
