package io.dianan.alarm.stream;

import io.dianan.contracts.state.PresenceState;
import io.dianan.platform.outbox.OutboxSignal;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outbox for everybody while anybody reads. What fails is tried again; readers wait
 * meanwhile, and get what they have missed.
 */
@ApplicationScoped
class FeedLoop {
    private static final Logger LOG = Logger.getLogger(FeedLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration JOIN_MAX = Duration.ofSeconds(5);
    private static final int ROWS_MAX = 500;

    private final EventFeed feed;
    private final NumberedStore store;
    private final LiveCounts counts;
    private final OutboxSignal signal;
    private final StreamFloor floor;
    private volatile boolean ending;
    private @Nullable Thread thread;

    FeedLoop(
            EventFeed feed,
            NumberedStore store,
            LiveCounts counts,
            OutboxSignal signal,
            StreamFloor floor) {
        this.feed = feed;
        this.store = store;
        this.counts = counts;
        this.signal = signal;
        this.floor = floor;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("stream").start(this::run);
    }

    /** Before requests are waited for, which a stream would outlast. */
    void letGo(@Observes ShutdownDelayInitiatedEvent event) {
        feed.end();
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        feed.end();
        if (thread != null) {
            thread.interrupt();
            thread.join(JOIN_MAX);
        }
    }

    private void run() {
        boolean failing = false;
        while (!ending) {
            try {
                if (feed.readers() == 0) {
                    counts.forget();
                    feed.awaitReaders();
                }
                step();
                failing = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (!failing && !ending) {
                    LOG.warnf(e, "the stream waits");
                }
                failing = true;
                pause();
            }
        }
    }

    private void step() throws InterruptedException {
        List<NumberedStore.Row> rows = store.after(feed.position(), ROWS_MAX);
        floor.polled();
        feed.add(rows.stream().map(NumberedStore.Row::event).toList());
        rows.forEach(row -> floor.shown(row.event().type(), Duration.ofMillis(row.ageMillis())));
        if (rows.stream().anyMatch(row -> PresenceState.EVENT_TYPE.equals(row.event().type()))) {
            counts.changed();
        }
        if (counts.refresh()) {
            feed.wakeAll();
        }
        if (rows.size() < ROWS_MAX) {
            signal.awaitNumbered(floor.config().poll());
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
