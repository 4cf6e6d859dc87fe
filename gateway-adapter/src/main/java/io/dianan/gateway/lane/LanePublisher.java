package io.dianan.gateway.lane;

import io.dianan.platform.mqtt.BrokerPublisher;
import io.dianan.platform.mqtt.ConfirmedPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Binds the lanes to one connection to the broker. */
@Singleton
public class LanePublisher {
    private final ConfirmedPublisher publisher;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("gateway-lanes").daemon().factory());

    LanePublisher(LaneConfig config, BrokerPublisher broker) {
        this.publisher = broker.open(config.gateway() + "-out");
    }

    /** Whether the broker has accepted us. */
    public boolean connected() {
        return publisher.connected();
    }

    @Produces
    @Singleton
    Lanes lanes(LaneConfig config, Clock clock, MeterRegistry meters) {
        return new Lanes(config, publisher::publish, clock, executor, meters);
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }
}
