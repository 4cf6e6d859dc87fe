package io.dianan.alarm.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * When silence means that a device is offline (domain.md 3.4), and how it is told. All spans but
 * {@link #tick()} and {@link #laneStillMax()} are of the lanes' time.
 */
@ConfigMapping(prefix = "dianan.presence")
interface PresenceConfig {
    /** Silence of so many report intervals … */
    @WithDefault("3")
    int intervals();

    /** … and of this at least. */
    @WithDefault("5M")
    Duration silenceMin();

    /**
     * A device that is offline is held back for this, or for half its report interval where that is
     * longer: it may come back, and others of its area may follow. Half an interval after an area
     * has gone, half of its devices are known to be gone.
     */
    @WithDefault("2M")
    Duration hold();

    /** One that is back is held back for this, so that a last word is not taken for a return. */
    @WithDefault("20S")
    Duration holdBack();

    /** So many devices of an area that are held back at once are one incident … */
    @WithDefault("20")
    int areaDevicesMin();

    /** … if they are so many in a hundred of those that were online … */
    @WithDefault("30")
    int areaPerCentMin();

    /** … or so many, whatever share that is. */
    @WithDefault("200")
    int areaDevicesMany();

    /** For how long after its first device an incident takes in more. */
    @WithDefault("30M")
    Duration areaOpenFor();

    /** An incident is over when no more than these in a hundred are left. */
    @WithDefault("10")
    int areaLeftPerCentMax();

    /** A lane that has not moved for so long is not waited for. */
    @WithDefault("60S")
    Duration laneStillMax();

    /** How often those who wait to be told are looked at. */
    @WithDefault("1S")
    Duration tick();

    /** How many make an incident of an area. */
    default Area.Threshold areaThreshold() {
        return new Area.Threshold(areaDevicesMin(), areaPerCentMin(), areaDevicesMany());
    }

    /** Silence after which a device with this report interval is offline. */
    default Duration offlineAfter(Duration reportInterval) {
        Duration byInterval = reportInterval.multipliedBy(intervals());
        return byInterval.compareTo(silenceMin()) > 0 ? byInterval : silenceMin();
    }
}
