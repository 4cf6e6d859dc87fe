package io.dianan.alarm.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the live stream. */
@ConfigMapping(prefix = "dianan.stream")
interface StreamConfig {
    /**
     * How often the outbox is looked at while anybody reads: the delay of an event that another
     * replica's relay has numbered. One of our own is shown at once.
     */
    @WithDefault("0.05S")
    Duration poll();

    /** Something is sent at least so often, so that a dead connection is noticed. */
    @WithDefault("15S")
    Duration heartbeat();

    /** A reader that takes nothing for so long is dropped. */
    @WithDefault("20S")
    Duration stall();

    /** Events held for the readers; who is farther behind reads the database. */
    @WithDefault("4096")
    int heldMax();

    /** Who resumes from farther back than this is told to load anew. */
    @WithDefault("20000")
    long resumeMax();

    /** Further readers are refused. */
    @WithDefault("1000")
    int readersMax();

    /** How often presence is counted: at most, after somebody has come or gone … */
    @WithDefault("2S")
    Duration countsMin();

    /** … and in any case, for devices that are new. */
    @WithDefault("30S")
    Duration countsMax();
}
