package io.dianan.alarm.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When silence means that a device is offline (domain.md 3.4), and how it is told. */
@ConfigMapping(prefix = "dianan.presence")
interface PresenceConfig {
    /** Silence of so many report intervals … */
    @WithDefault("3")
    int intervals();

    /** … and of this at least. */
    @WithDefault("5M")
    Duration silenceMin();

    /** A device that is back within this was never told to be offline. */
    @WithDefault("20S")
    Duration debounce();

    /** Devices of a county that went offline within this are one outage … */
    @WithDefault("10M")
    Duration areaWindow();

    /** … if they are so many … */
    @WithDefault("10")
    int areaDevicesMin();

    /** … and so many in a hundred of the county's devices. */
    @WithDefault("20")
    int areaPerCentMin();

    /** How long the lanes may be without a watermark before that is an incident. */
    @WithDefault("60S")
    Duration lanesSilentMax();

    /** How often those who wait to be told are looked at. */
    @WithDefault("2S")
    Duration tick();

    /** Silence after which a device with this report interval is offline. */
    default Duration offlineAfter(Duration reportInterval) {
        Duration byInterval = reportInterval.multipliedBy(intervals());
        return byInterval.compareTo(silenceMin()) > 0 ? byInterval : silenceMin();
    }
}
