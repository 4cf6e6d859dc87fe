package io.dianan.platform.inbox;

import io.dianan.platform.failpoint.Failpoint;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that settles domain events: hands each to its reader, then acknowledges it. While
 * the database is away it holds the acknowledgement and goes on taking in, since the broker
 * delivers again after each reconnect. The queue before it is bounded; when it is full, the
 * connection is given up and the broker keeps the rest.
 */
@ApplicationScoped
@IfBuildProperty(name = DomainInbox.PRESENT, stringValue = "true")
class DomainLoop {
    private static final Logger LOG = Logger.getLogger(DomainLoop.class);
    private static final int QUEUE_MAX = 256;
    private static final int PENDING_MAX = 64;
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration END_MAX = Duration.ofSeconds(10);

    private final DomainReaders readers;
    private final DomainMeters meters;
    private final DomainConfig config;
    private final BlockingQueue<Arrived> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Map<Arrived.Key, Arrived> pending = new LinkedHashMap<>();
    private volatile boolean ending;
    private @Nullable Thread thread;

    DomainLoop(DomainReaders readers, DomainMeters meters, DomainConfig config) {
        this.readers = readers;
        this.meters = meters;
        this.config = config;
    }

    void start() {
        thread = Thread.ofVirtual().name("domain-events").start(this::run);
    }

    /** Ends after the event that it is at; what is not acknowledged comes again. */
    void end() throws InterruptedException {
        ending = true;
        if (thread != null) {
            thread.join(END_MAX);
        }
    }

    /** Hands a message over; false where the queue is full. */
    boolean offer(String topic, byte[] payload, Runnable acknowledgement) {
        return queue.offer(new Arrived(topic, payload, acknowledgement));
    }

    private void run() {
        while (!ending) {
            try {
                gather(IDLE);
                while (!ending && !pending.isEmpty()) {
                    settle(pending.values().iterator().next());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LOG.errorf(e, "domain events: the loop stumbled and goes on");
            }
        }
    }

    /** Takes in what has been delivered; waits for the first. */
    private void gather(Duration patience) throws InterruptedException {
        if (pending.size() >= PENDING_MAX) {
            Thread.sleep(patience);
            return;
        }
        Arrived arrived = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        while (arrived != null) {
            Arrived known = pending.putIfAbsent(arrived.key(), arrived);
            if (known != null) {
                known.join(arrived);
            }
            arrived = pending.size() < PENDING_MAX ? queue.poll() : null;
        }
    }

    private void settle(Arrived arrived) throws InterruptedException {
        Duration pause = config.pauseFirst();
        while (!ending) {
            try {
                readers.read(arrived.topic(), arrived.payload());
                Failpoint.hit("domain-after-commit");
                pending.remove(arrived.key());
                arrived.acknowledge();
                return;
            } catch (RuntimeException e) {
                meters.fault();
                LOG.warnf(
                        "an event on %s could not be kept, again in %d ms: %s",
                        arrived.topic(), pause.toMillis(), causes(e));
            }
            await(pause);
            pause = pause.multipliedBy(2);
            if (pause.compareTo(config.pauseMax()) > 0) {
                pause = config.pauseMax();
            }
        }
    }

    private void await(Duration pause) throws InterruptedException {
        long jitter = ThreadLocalRandom.current().nextLong(pause.toNanos() / 4 + 1);
        long end = System.nanoTime() + pause.toNanos() + jitter;
        for (long left = end - System.nanoTime();
                left > 0 && !ending;
                left = end - System.nanoTime()) {
            gather(Duration.ofNanos(Math.min(left, IDLE.toNanos())));
        }
    }

    private static String causes(Throwable failure) {
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.append(causes.isEmpty() ? "" : ": ").append(cause.getMessage());
        }
        return causes.toString();
    }
}
