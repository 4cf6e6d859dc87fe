package io.dianan.contracts.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Devices whose presence has changed, at most 500 in one event. Domain event type {@value
 * #EVENT_TYPE} of alarm-service; its subject is the event itself.
 */
public record PresenceState(List<Device> devices) {
    public static final String EVENT_TYPE = "presence";
    public static final int DEVICES_MAX = 500;

    public PresenceState {
        devices = List.copyOf(devices);
    }

    /**
     * @param version grows with every change of this device's presence
     * @param presence {@code online}, {@code offline}, {@code never-seen}
     * @param since when this presence began, by receive time
     */
    public record Device(
            UUID id,
            long version,
            String presence,
            Instant since,
            @Nullable UUID providerId,
            UUID enterpriseId,
            String regionCode) {}
}
