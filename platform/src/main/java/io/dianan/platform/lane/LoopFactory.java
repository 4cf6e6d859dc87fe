package io.dianan.platform.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Makes the loop of a lane, with its meters. */
@ApplicationScoped
@IfBuildProperty(name = Lanes.PRESENT, stringValue = "true")
class LoopFactory {
    private final DrainStore store;
    private final MeterRegistry registry;
    private final IngestConfig config;
    private final Map<LaneKind, LaneMeters> meters = new EnumMap<>(LaneKind.class);

    LoopFactory(DrainStore store, MeterRegistry registry, IngestConfig config) {
        this.store = store;
        this.registry = registry;
        this.config = config;
    }

    <I, R> LaneLoop<I, R> loop(LaneKey key, BatchWork<I, R> work) {
        LaneMeters ofKind =
                meters.computeIfAbsent(key.kind(), kind -> new LaneMeters(registry, kind));
        LaneLoop<I, R> loop = new LaneLoop<>(key, work, store, ofKind, config);
        Gauge.builder("dianan.ingest.lane.lag", loop, lane -> lane.lagSeconds(Instant.now()))
                .baseUnit("seconds")
                .tag("kind", key.kind().word())
                .tag("lane", key.lane().toString())
                .register(registry);
        Gauge.builder("dianan.ingest.lane.waiting", loop, LaneLoop::waiting)
                .tag("kind", key.kind().word())
                .tag("lane", key.lane().toString())
                .register(registry);
        return loop;
    }
}
