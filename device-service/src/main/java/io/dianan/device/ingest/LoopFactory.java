package io.dianan.device.ingest;

import io.dianan.device.lane.BatchWork;
import io.dianan.device.lane.LaneKey;
import io.dianan.device.lane.LaneKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Makes the loop of a lane, with its meters. */
@ApplicationScoped
class LoopFactory {
    private final DrainStore store;
    private final MeterRegistry registry;
    private final IngestConfig config;
    private final Map<LaneKind, IngestMeters> meters = new EnumMap<>(LaneKind.class);

    LoopFactory(DrainStore store, MeterRegistry registry, IngestConfig config) {
        this.store = store;
        this.registry = registry;
        this.config = config;
    }

    <I> LaneLoop<I> loop(LaneKey key, BatchWork<I> work) {
        IngestMeters ofKind =
                meters.computeIfAbsent(key.kind(), kind -> new IngestMeters(registry, kind));
        LaneLoop<I> loop = new LaneLoop<>(key, work, store, ofKind, config);
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
