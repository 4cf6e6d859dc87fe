package io.dianan.alarm.machine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Inside addresses of the services that we ask, and how long we wait for them. */
@ConfigMapping(prefix = "dianan.machine")
interface MachineConfig {
    URI deviceUrl();

    URI tenantUrl();

    @WithDefault("5S")
    Duration timeout();
}
