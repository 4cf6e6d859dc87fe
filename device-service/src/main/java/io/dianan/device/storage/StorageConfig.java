package io.dianan.device.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long things are kept. */
@ConfigMapping(prefix = "dianan.storage")
interface StorageConfig {
    /** Raw readings; by default what the schema says: 30 days plain, a year in a columnstore. */
    Optional<Duration> readings();

    /**
     * Events other than alarms and faults, which stay, and the quarantine; logs are due half a
     * year.
     */
    @WithDefault("365D")
    Duration events();

    /** How many days of readings are made ahead. */
    @WithDefault("3")
    int daysAhead();
}
