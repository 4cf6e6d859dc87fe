package io.dianan.gateway.lane;

import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import io.dianan.contracts.wire.BatchHeader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The lanes of this start of the gateway, for readings and for events. */
public final class Lanes {
    private static final Duration TICK = Duration.ofMillis(500);

    private final LaneConfig config;
    private final LaneShipper.Outlet outlet;
    private final Clock clock;
    private final ScheduledExecutorService executor;
    private final MeterRegistry meters;
    private final String startId = Uuid7.next().toString();
    private final List<LaneShipper> readings = new ArrayList<>(Lane.COUNT);
    private final List<LaneShipper> events = new ArrayList<>(Lane.COUNT);

    /**
     * @param executor one thread: it closes batches and carries watermarks
     */
    Lanes(
            LaneConfig config,
            LaneShipper.Outlet outlet,
            Clock clock,
            ScheduledExecutorService executor,
            MeterRegistry meters) {
        this.config = config;
        this.outlet = outlet;
        this.clock = clock;
        this.executor = executor;
        this.meters = meters;
        for (int number = 0; number < Lane.COUNT; number++) {
            Lane lane = new Lane(number);
            readings.add(shipper(lane, Topics.readings(lane), "readings", true));
            events.add(shipper(lane, Topics.events(lane), "events", false));
        }
    }

    public LaneShipper readings(Lane lane) {
        return readings.get(lane.number());
    }

    public LaneShipper events(Lane lane) {
        return events.get(lane.number());
    }

    /** From now on each lane tells its watermark, whether or not something passes. */
    public void start() {
        executor.scheduleAtFixedRate(
                this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether nothing waits and nothing is in flight, in any lane. */
    public boolean idle() {
        return readings.stream().allMatch(LaneShipper::idle)
                && events.stream().allMatch(LaneShipper::idle);
    }

    private void tick() {
        readings.forEach(lane -> lane.tick(config.watermarkEvery()));
        events.forEach(lane -> lane.tick(config.watermarkEvery()));
    }

    private LaneShipper shipper(Lane lane, String topic, String kind, boolean drilled) {
        BatchHeader header =
                BatchHeader.newBuilder()
                        .setGateway(config.gateway())
                        .setStartId(startId)
                        .setLane(lane.number())
                        .build();
        Counter passedOn =
                Counter.builder("dianan.gateway.passed.on")
                        .description("Items that the broker has acknowledged")
                        .tag("kind", kind)
                        .tag("lane", lane.toString())
                        .register(meters);
        LaneShipper shipper =
                new LaneShipper(
                        new LaneShipper.Channel(topic, header, outlet, passedOn, drilled),
                        new LaneQueue(config.itemsMax(), config.bytesMax()),
                        clock,
                        executor);
        Gauge.builder("dianan.gateway.waiting", shipper, LaneShipper::waiting)
                .description("Items that wait for their lane's next batch")
                .tag("kind", kind)
                .tag("lane", lane.toString())
                .register(meters);
        return shipper;
    }
}
