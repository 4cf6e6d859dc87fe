package io.dianan.alarm.presence;

import io.dianan.alarm.type.Words;

/** Devices at work by their presence. */
public record PresenceCounts(long online, long offline, long neverSeen) {
    public static final PresenceCounts NONE = new PresenceCounts(0, 0, 0);

    public PresenceCounts plus(PresenceCounts other) {
        return new PresenceCounts(
                online + other.online, offline + other.offline, neverSeen + other.neverSeen);
    }

    /**
     * @param state {@code online}, {@code offline}, {@code never-seen}
     */
    static PresenceCounts of(String state, long devices) {
        return switch (Words.constant(PresenceFilter.State.class, state)) {
            case ONLINE -> new PresenceCounts(devices, 0, 0);
            case OFFLINE -> new PresenceCounts(0, devices, 0);
            case NEVER_SEEN -> new PresenceCounts(0, 0, devices);
        };
    }
}
