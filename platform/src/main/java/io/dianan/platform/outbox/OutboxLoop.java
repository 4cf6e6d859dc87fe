package io.dianan.platform.outbox;

import io.dianan.platform.mqtt.BrokerPublisher;
import io.dianan.platform.mqtt.ConfirmedPublisher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The relay's thread. Of all replicas one holds the lock and publishes; the others ask for it now
 * and then. What fails is tried again for ever: an event that was committed leaves.
 */
@ApplicationScoped
class OutboxLoop {
    private static final Logger LOG = Logger.getLogger(OutboxLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

    private final OutboxStore store;
    private final BrokerPublisher broker;
    private final OutboxSignal signal;
    private final OutboxConfig config;
    private long cleanedNanos = System.nanoTime() - BETWEEN_CLEANINGS.toNanos();
    private boolean told;
    private volatile boolean ending;
    private @Nullable Thread thread;

    OutboxLoop(
            OutboxStore store, BrokerPublisher broker, OutboxSignal signal, OutboxConfig config) {
        this.store = store;
        this.broker = broker;
        this.signal = signal;
        this.config = config;
    }

    void start(@Observes StartupEvent event, MeterRegistry meters) {
        Gauge.builder("dianan.outbox.waiting", store, OutboxStore::waiting)
                .description("events that wait for the broker")
                .strongReference(true)
                .register(meters);
        thread = Thread.ofVirtual().name("outbox").start(this::run);
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        while (!ending) {
            try {
                relay();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (!told && !ending) {
                    LOG.warnf(e, "the outbox of %s waits", config.service());
                }
                told = true;
                pause();
            }
        }
    }

    private void relay() throws InterruptedException, ExecutionException {
        try (RelayStore session = store.session()) {
            while (!session.take()) {
                signal.await(AFTER_FAILURE);
            }
            try (ConfirmedPublisher publisher = broker.open(config.service() + "-outbox")) {
                DomainOutbox outbox = new DomainOutbox(session, publisher, config, signal);
                while (!ending) {
                    round(session, outbox);
                }
            }
        }
    }

    private void round(RelayStore session, DomainOutbox outbox)
            throws InterruptedException, ExecutionException {
        int left = outbox.publishWaiting();
        told = false;
        if (System.nanoTime() - cleanedNanos > BETWEEN_CLEANINGS.toNanos()) {
            session.forgetPublished(config.keep(), config.keepRowsMax());
            cleanedNanos = System.nanoTime();
        }
        if (left == 0) {
            signal.await(config.poll());
        }
    }

    private void pause() {
        try {
            signal.await(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
