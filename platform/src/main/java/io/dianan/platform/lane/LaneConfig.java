package io.dianan.platform.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Which lanes this process owns: replica i of n enables the lanes with number mod n = i. */
@ConfigMapping(prefix = "dianan.lane")
interface LaneConfig {
    @WithParentName
    Map<Integer, Switch> lanes();

    /** One lane, of both kinds; its two channels are switched by the same property. */
    interface Switch {
        @WithDefault("true")
        boolean enabled();
    }
}
