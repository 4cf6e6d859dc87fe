package io.dianan.gateway.life;

import io.dianan.contracts.topic.Topics;
import io.dianan.gateway.broker.BrokerInbox;
import io.dianan.gateway.broker.ReadyQueues;
import io.dianan.gateway.registry.RegistryInbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Opens the doors once there is someone to keep what devices say, and we know who they are. From
 * then on they stay open: without broker a device is heard and not acknowledged.
 */
@Singleton
class Opening {
    private static final long LOOK_EVERY_MS = 50;

    private final Vertx vertx;
    private final BrokerInbox broker;
    private final ReadyQueues queues;
    private final RegistryInbox registry;
    private final House house;

    Opening(
            Vertx vertx,
            BrokerInbox broker,
            ReadyQueues queues,
            RegistryInbox registry,
            House house) {
        this.vertx = vertx;
        this.broker = broker;
        this.queues = queues;
        this.registry = registry;
        this.house = house;
    }

    void start(@Observes StartupEvent event) {
        registry.start();
        Map<String, Consumer<byte[]>> listeners = new HashMap<>(registry.listeners());
        listeners.put(Topics.QUEUES_READY, queues::announced);
        broker.start(listeners, registry::missedPerhaps);
        vertx.setPeriodic(LOOK_EVERY_MS, this::openIfReady);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        broker.stop();
        house.close();
    }

    private void openIfReady(long timer) {
        if (queues.complete() && registry.loaded()) {
            vertx.cancelTimer(timer);
            house.open();
        }
    }
}
