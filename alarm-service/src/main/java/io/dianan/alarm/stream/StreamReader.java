package io.dianan.alarm.stream;

import io.dianan.alarm.presence.PresenceCounts;
import io.dianan.platform.json.WireJson;
import io.dianan.platform.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One reader: a thread that goes from number to number and hands on what its scope sees. It holds
 * one frame and waits until that is taken, for a while; then the reader is dropped. Ends with the
 * token.
 */
final class StreamReader implements Flow.Publisher<Frame>, Flow.Subscription {
    private static final Logger LOG = Logger.getLogger(StreamReader.class);
    private static final int ROWS_MAX = 500;

    private final Who who;
    private final EventFeed feed;
    private final NumberedStore store;
    private final LiveCounts counts;
    private final StreamFloor floor;
    private final Semaphore demand = new Semaphore(0);
    private Flow.@Nullable Subscriber<? super Frame> subscriber;
    private @Nullable PresenceCounts sentCounts;
    private Instant sentAt = Instant.EPOCH;
    private long number;
    private volatile boolean cancelled;

    StreamReader(
            Who who, EventFeed feed, NumberedStore store, LiveCounts counts, StreamFloor floor) {
        this.who = who;
        this.feed = feed;
        this.store = store;
        this.counts = counts;
        this.floor = floor;
    }

    /**
     * Whose stream.
     *
     * @param until when the token expires
     * @param resumeAfter last number that the reader has; null where it begins now
     */
    record Who(Scope scope, Instant until, @Nullable Long resumeAfter) {}

    /** Takes nothing any more. */
    static final class Stalled extends Exception {
        private static final long serialVersionUID = 1L;

        private Stalled(Duration stall) {
            super("a reader took nothing for " + stall.toSeconds() + " s and is dropped");
        }
    }

    private record Reset(String reason) {}

    @Override
    public void subscribe(Flow.Subscriber<? super Frame> one) {
        subscriber = one;
        one.onSubscribe(this);
        Thread.ofVirtual().name("stream-reader").start(() -> read(one));
    }

    @Override
    public void request(long frames) {
        demand.release((int) Math.min(frames, Integer.MAX_VALUE / 2));
    }

    @Override
    public void cancel() {
        cancelled = true;
        demand.release();
        feed.wakeAll();
    }

    private void read(Flow.Subscriber<? super Frame> one) {
        boolean joined = false;
        try {
            number = feed.join();
            joined = true;
            open();
            while (!over()) {
                step();
            }
            if (!cancelled) {
                one.onComplete();
            }
        } catch (Stalled e) {
            floor.dropped();
            LOG.infof("%s", e.getMessage());
            one.onError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            one.onError(e);
        } catch (RuntimeException e) {
            one.onError(e);
        } finally {
            if (joined) {
                feed.leave();
            }
        }
    }

    private boolean over() {
        return cancelled || feed.ended() || !floor.now().isBefore(who.until());
    }

    /** From where on, and how many are there now. */
    private void open() throws InterruptedException, Stalled {
        Long after = who.resumeAfter();
        if (after != null) {
            NumberedStore.Kept kept = store.kept();
            boolean known = after <= kept.last();
            boolean here =
                    after >= kept.oldest() - 1 && kept.last() - after <= floor.config().resumeMax();
            if (known && here) {
                number = after;
            } else {
                send(new Frame(number, "reset", json(new Reset(known ? "too-old" : "unknown"))));
            }
        }
        sendCounts();
    }

    private void step() throws InterruptedException, Stalled {
        EventFeed.Slice slice = feed.read(number, untilNext());
        List<LiveEvent> events =
                slice.behind()
                        ? store.after(number, ROWS_MAX).stream()
                                .map(NumberedStore.Row::event)
                                .toList()
                        : slice.events();
        for (LiveEvent event : events) {
            number = event.number();
            if (event.owner() != null && Sight.sees(who.scope(), event.owner())) {
                send(new Frame(number, event.type(), event.json()));
            }
            if (over()) {
                return;
            }
        }
        if (!counts.of(who.scope()).equals(sentCounts)) {
            sendCounts();
        }
        if (!floor.now().isBefore(sentAt.plus(floor.config().heartbeat()))) {
            send(Frame.heartbeat(number));
        }
    }

    private Duration untilNext() {
        Instant now = floor.now();
        Instant beat = sentAt.plus(floor.config().heartbeat());
        Instant next = beat.isBefore(who.until()) ? beat : who.until();
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }

    private void sendCounts() throws InterruptedException, Stalled {
        PresenceCounts now = counts.of(who.scope());
        send(new Frame(number, "presence", json(now)));
        sentCounts = now;
    }

    private void send(Frame frame) throws InterruptedException, Stalled {
        Duration stall = floor.config().stall();
        if (!demand.tryAcquire(stall.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Stalled(stall);
        }
        Flow.Subscriber<? super Frame> one = subscriber;
        if (!cancelled && one != null) {
            one.onNext(frame);
            sentAt = floor.now();
        }
    }

    private static String json(Object value) {
        return WireJson.write(value);
    }
}
