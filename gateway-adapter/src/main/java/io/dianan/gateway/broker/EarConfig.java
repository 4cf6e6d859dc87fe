package io.dianan.gateway.broker;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** Who we are at the inside broker, and who keeps what we pass on. */
@ConfigMapping(prefix = "dianan.gateway.broker")
interface EarConfig {

    /** Stable name of this gateway. */
    String name();

    /** The doors stay shut until the broker has the durable queues of all of these. */
    List<String> consumers();
}
