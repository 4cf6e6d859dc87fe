package io.dianan.gateway.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of a lane, for readings and for events each. */
@ConfigMapping(prefix = "dianan.gateway.lane")
interface LaneConfig {

    /** Stable name of this gateway; readers keep each gateway's place in a lane by it. */
    String gateway();

    /** Items that may wait before sources are told to wait: some seconds of a province's load. */
    @WithDefault("5000")
    int itemsMax();

    /** Bytes that may wait before sources are told to wait; sixteen queues share the heap. */
    @WithDefault("2097152")
    int bytesMax();

    /** How long a lane may be silent before an empty batch carries its watermark. */
    @WithDefault("5S")
    Duration watermarkEvery();
}
