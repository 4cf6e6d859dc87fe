package io.dianan.alarm.evaluate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a reading is late, and how long a circuit is remembered. */
@ConfigMapping(prefix = "dianan.evaluate")
interface EvaluateConfig {
    /** Older than this, net of the device's clock and of our own outages: recorded, not alarmed. */
    @WithDefault("15M")
    Duration lateAfter();

    /**
     * A late reading is the newest state of its circuit when for so long, in the lane's time, no
     * newer one has come: a backfill sends its readings closer than that.
     */
    @WithDefault("20S")
    Duration settleAfter();

    /** How long a circuit that is normal again is remembered. */
    @WithDefault("24H")
    Duration rememberNormal();

    /** How long the ids of device events are remembered, so that the same one is judged once. */
    @WithDefault("7D")
    Duration rememberEvents();

    /** How long a lane waits for the latest values when it is taken; after that it goes without. */
    @WithDefault("10S")
    Duration fillPatience();
}
