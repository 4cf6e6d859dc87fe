package io.dianan.gateway.lane;

import io.dianan.contracts.wire.BatchHeader;
import io.dianan.platform.failpoint.Failpoint;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * One lane of one kind: gathers while its publish is in flight, then ships what has gathered. Items
 * are offered from any thread; batches are closed on {@code executor}, one at a time.
 */
public final class LaneShipper {
    private static final Logger LOG = Logger.getLogger(LaneShipper.class);

    private final Channel channel;
    private final LaneQueue queue;
    private final Clock clock;
    private final Executor executor;
    private final Object turn = new Object();
    private boolean shipping;
    private long sequence;
    private volatile long lastClosedNanos = System.nanoTime();

    /**
     * Where a lane leads.
     *
     * @param header gateway, start id and lane; sequence and watermark are set for each batch
     * @param drilled whether a drill may end the process around a publish of this lane
     */
    record Channel(
            String topic, BatchHeader header, Outlet outlet, Counter passedOn, boolean drilled) {}

    /** Completes with the broker's acknowledgement and with nothing less. */
    interface Outlet {
        CompletionStage<Void> publish(String topic, byte[] batch);
    }

    LaneShipper(Channel channel, LaneQueue queue, Clock clock, Executor executor) {
        this.channel = channel;
        this.queue = queue;
        this.clock = clock;
        this.executor = executor;
    }

    /** Never blocks and never refuses; who offers asks {@link #full()} before the next message. */
    public void offer(LaneItem item) {
        queue.offer(item);
        if (takeTurn()) {
            executor.execute(this::ship);
        }
    }

    /** Whether sources should hold their next message back. */
    public boolean full() {
        return queue.full();
    }

    /** Calls {@code source} once there is room; at once, if there is room now. */
    public void whenRoom(Runnable source) {
        queue.whenRoom(source);
    }

    /** Carries the watermark if the lane has been silent for so long. */
    void tick(Duration watermarkEvery) {
        boolean due = System.nanoTime() - lastClosedNanos >= watermarkEvery.toNanos();
        if (due && takeTurn()) {
            executor.execute(this::ship);
        }
    }

    /** Whether nothing waits and nothing is in flight. */
    boolean idle() {
        synchronized (turn) {
            return !shipping && queue.isEmpty();
        }
    }

    int waiting() {
        return queue.size();
    }

    private boolean takeTurn() {
        synchronized (turn) {
            if (shipping) {
                return false;
            }
            shipping = true;
            return true;
        }
    }

    private void ship() {
        LaneQueue.Shipment shipment = queue.take(clock.millis());
        lastClosedNanos = System.nanoTime();
        sequence++;
        BatchHeader header =
                channel.header().toBuilder()
                        .setSequence(sequence)
                        .setWatermarkMs(shipment.watermarkMs())
                        .build();
        byte[] batch = BatchBytes.of(header, shipment.items());
        drill("gateway-before-publish", shipment);
        channel.outlet()
                .publish(channel.topic(), batch)
                .whenComplete(
                        (_, failure) -> {
                            if (failure == null) {
                                confirmed(shipment);
                            } else {
                                stopped(failure);
                            }
                        });
    }

    private void confirmed(LaneQueue.Shipment shipment) {
        drill("gateway-after-publish", shipment);
        channel.passedOn().increment(shipment.items().size());
        shipment.items().forEach(item -> item.receipt().confirmed());
        queue.takeSourcesWithRoom().forEach(Runnable::run);
        synchronized (turn) {
            if (queue.isEmpty()) {
                shipping = false;
                return;
            }
        }
        executor.execute(this::ship);
    }

    /**
     * An empty batch holds nothing that could be lost, so that a drill there would prove nothing.
     */
    private void drill(String failpoint, LaneQueue.Shipment shipment) {
        if (channel.drilled() && !shipment.items().isEmpty()) {
            Failpoint.hit(failpoint);
        }
    }

    /**
     * The publisher was closed under us: the batch may or may not be in the broker, so its items
     * stay unconfirmed and the lane ends here.
     */
    private void stopped(Throwable failure) {
        LOG.warnf("lane %s stops at %s: %s", channel.topic(), sequence, failure.getMessage());
    }
}
