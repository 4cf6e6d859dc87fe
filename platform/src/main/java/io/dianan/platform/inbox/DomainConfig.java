package io.dianan.platform.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The domain-event inbox of this process. */
@ConfigMapping(prefix = "dianan.domain")
public interface DomainConfig {
    /** Name of the service as its module: {@code alarm-service}. */
    String service();

    /** Whether the service has an inbox at all; read at build time. */
    @WithDefault("false")
    boolean inbox();

    /** Whether this replica owns the session: the one with ordinal 0. */
    @WithDefault("true")
    boolean owned();

    /** First pause after a fault of the database; doubled at each further one. */
    @WithDefault("100MS")
    Duration pauseFirst();

    @WithDefault("5S")
    Duration pauseMax();

    /** {@code alarm} of {@code alarm-service}, as topics and client ids name it. */
    default String word() {
        return service().replaceFirst("-service$", "");
    }
}
