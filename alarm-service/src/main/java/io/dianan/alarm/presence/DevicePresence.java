package io.dianan.alarm.presence;

import java.time.Duration;
import java.time.Instant;

/**
 * What the owner of a lane knows of one device.
 *
 * @param lastSeen receive time of the newest message
 * @param offlineAfter silence after which it is offline
 */
record DevicePresence(boolean online, Instant lastSeen, Duration offlineAfter) {

    /**
     * When it is offline if it stays silent, in the lane's time.
     *
     * @param graceFrom silence before this does not count
     */
    Instant dueOffline(Instant graceFrom) {
        Instant from = lastSeen.isAfter(graceFrom) ? lastSeen : graceFrom;
        return from.plus(offlineAfter);
    }

    /** Whether a message received then tells that it is there; a repeated one does not. */
    boolean isNews(Instant receivedAt) {
        return online || receivedAt.isAfter(lastSeen);
    }

    DevicePresence gone() {
        return new DevicePresence(false, lastSeen, offlineAfter);
    }
}
