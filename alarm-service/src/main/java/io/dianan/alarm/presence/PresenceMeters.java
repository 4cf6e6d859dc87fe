package io.dianan.alarm.presence;

import io.dianan.alarm.time.LaneTimes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code dianan_presence_devices} by {@code state}, of the lanes that this process owns; {@code
 * dianan_presence_told_total} by {@code as} (online, offline, folded); {@code
 * dianan_lanes_silent_seconds}: for how long no watermark has moved the stillest lane, while which
 * nobody of it goes offline.
 */
@ApplicationScoped
class PresenceMeters {
    private final Counter online;
    private final Counter offline;
    private final Counter folded;

    PresenceMeters(MeterRegistry registry, Presences presences, LaneTimes times) {
        for (boolean there : new boolean[] {true, false}) {
            Gauge.builder("dianan.presence.devices", presences, all -> all.count(there))
                    .tag("state", there ? "online" : "offline")
                    .strongReference(true)
                    .register(registry);
        }
        Gauge.builder("dianan.lanes.silent", times, all -> all.silentNanos() / 1e9)
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        online = registry.counter("dianan.presence.told", "as", "online");
        offline = registry.counter("dianan.presence.told", "as", "offline");
        folded = registry.counter("dianan.presence.told", "as", "folded");
    }

    void told(Announcer.Told told) {
        online.increment(told.online());
        offline.increment(told.offline());
        folded.increment(told.folded());
    }
}
