package io.dianan.alarm.presence;

import java.time.Duration;
import java.time.Instant;

/**
 * What the owner of a lane knows of one device.
 *
 * @param lastSeen receive time of the newest message
 * @param offlineAfter silence after which it is offline
 * @param atWork whether its silence means anything
 */
record DevicePresence(boolean online, Instant lastSeen, Duration offlineAfter, boolean atWork) {

    /**
     * Whether it is offline by the lane's time.
     *
     * @param graceFrom silence before this does not count
     */
    boolean silent(Instant watermark, Instant graceFrom) {
        Instant from = lastSeen.isAfter(graceFrom) ? lastSeen : graceFrom;
        return Duration.between(from, watermark).compareTo(offlineAfter) > 0;
    }

    DevicePresence gone() {
        return new DevicePresence(false, lastSeen, offlineAfter, atWork);
    }
}
