package io.dianan.alarm.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of the directory is held in memory. */
@ConfigMapping(prefix = "dianan.directory")
interface DirectoryConfig {
    /** Devices held: a province has 130,000, of some 500 bytes each. */
    @WithDefault("200000")
    int heldMax();

    /**
     * A held device is read again from our own database after this; only another replica, which
     * does not see the event, waits that long for a change.
     */
    @WithDefault("10M")
    Duration heldAtMost();
}
