package io.dianan.platform.lane;

import io.dianan.platform.failpoint.Failpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a lane and kind: takes what the broker delivers, puts it in order, commits what
 * waits in one transaction and acknowledges it. A fault of the database is tried again in place for
 * as long as it takes. Two things are bounded: the queue before it, whose overflow policy is to
 * hold whoever hands over, and what is pending, after which the queue is left to fill.
 */
final class LaneLoop<I, R> implements Runnable {
    private static final Logger LOG = Logger.getLogger(LaneLoop.class);
    private static final int QUEUE_MAX = 64;
    private static final int PENDING_MAX = 64;
    private static final Duration IDLE = Duration.ofMillis(500);

    private final LaneKey key;
    private final BatchWork<I, R> work;
    private final DrainStore store;
    private final LaneMeters meters;
    private final IngestConfig config;
    private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Map<String, Pending<I, R>> pending = new HashMap<>();
    private final BatchOrder<Pending<I, R>> order;
    private volatile LaneState state = LaneState.TAKING;
    private volatile int waiting;
    private volatile @Nullable Instant watermark;
    private volatile boolean stopping;

    LaneLoop(
            LaneKey key,
            BatchWork<I, R> work,
            DrainStore store,
            LaneMeters meters,
            IngestConfig config) {
        this.key = key;
        this.work = work;
        this.store = store;
        this.meters = meters;
        this.config = config;
        this.order = new BatchOrder<>(config.window(), config.gapPatience());
    }

    /**
     * Hands a message over; waits while the queue is full. A loop that has ended takes none: it is
     * not acknowledged and comes again, and the other lanes' messages are not held up behind it.
     */
    void hand(Delivery delivery) throws InterruptedException {
        while (!ended()) {
            if (queue.offer(delivery, IDLE.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private boolean ended() {
        return switch (state) {
            case TAKING, WORKING -> false;
            case STOPPED, EVICTED, BROKEN -> true;
        };
    }

    LaneKey key() {
        return key;
    }

    LaneState state() {
        return state;
    }

    /** Batches that are not committed yet. */
    int waiting() {
        return waiting;
    }

    /** How far the gateways' clocks are ahead of what is committed; unknown before the first. */
    double lagSeconds(Instant now) {
        Instant last = watermark;
        return last == null ? Double.NaN : Duration.between(last, now).toMillis() / 1000.0;
    }

    /** Ends the loop after what it is doing now. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            Tenure tenure = take();
            while (!stopping) {
                gather(patience());
                settle(tenure);
            }
            state = LaneState.STOPPED;
        } catch (LaneEvicted e) {
            state = LaneState.EVICTED;
            LOG.errorf("%s; this process stops", e.getMessage());
        } catch (Stopped e) {
            state = LaneState.STOPPED;
        } catch (Exception e) {
            state = LaneState.BROKEN;
            LOG.errorf(e, "lane %s is broken and stops; what it holds is not acknowledged", key);
        } finally {
            // What is no exception, no memory for example, ends the thread too.
            if (!ended()) {
                state = LaneState.BROKEN;
            }
        }
    }

    private Tenure take() throws InterruptedException, Stopped {
        Tenure tenure = untilItWorks("taken", () -> store.take(key));
        List<LanePosition> positions = untilItWorks("read", () -> store.positions(key));
        positions.forEach(order::resume);
        untilItWorks(
                "prepared",
                () -> {
                    work.taken(key, positions);
                    return key;
                });
        LOG.infof("lane %s taken, epoch %d", key, tenure.epoch());
        state = LaneState.WORKING;
        return tenure;
    }

    private Duration patience() {
        return order.patienceLeft(System.nanoTime())
                .filter(left -> left.compareTo(IDLE) < 0)
                .orElse(IDLE);
    }

    /** Takes in what has been delivered; waits for the first. */
    private void gather(Duration patience) throws InterruptedException {
        if (pending.size() >= PENDING_MAX) {
            Thread.sleep(patience);
            return;
        }
        Delivery delivery = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        while (delivery != null) {
            takeIn(delivery);
            delivery = pending.size() < PENDING_MAX ? queue.poll() : null;
        }
        waiting = pending.size();
    }

    private void takeIn(Delivery delivery) {
        Batch<I, R> batch = decode(delivery.payload());
        Pending<I, R> known = pending.get(batch.identity());
        if (known != null) {
            known.add(delivery.acknowledgement());
            meters.copy();
            return;
        }
        Pending<I, R> arrived = new Pending<>(batch);
        arrived.add(delivery.acknowledgement());
        pending.put(batch.identity(), arrived);
        meters.received(batch.size());
        batch.position()
                .ifPresentOrElse(
                        position -> putInOrder(position, arrived), () -> order.offerLoose(arrived));
    }

    private void putInOrder(LanePosition position, Pending<I, R> arrived) {
        boolean ahead =
                order.offer(position.run(), position.sequence(), arrived, System.nanoTime());
        if (!ahead) {
            arrived.markRedelivered();
        }
    }

    /** A payload that breaks the decoder is poison like any other. */
    private Batch<I, R> decode(byte[] payload) {
        try {
            return work.decode(key, payload);
        } catch (RuntimeException e) {
            LOG.errorf(e, "lane %s: a batch breaks the decoder", key);
            return work.broken(key, payload);
        }
    }

    private void settle(Tenure tenure) throws InterruptedException, Stopped {
        BatchOrder.Passed<Pending<I, R>> passed = order.pass(System.nanoTime());
        meters.gaps(passed.gaps());
        if (passed.batches().isEmpty()) {
            return;
        }
        List<Batch<I, R>> drain = passed.batches().stream().map(Pending::batch).toList();
        long start = System.nanoTime();
        Tally tally = untilItWorks("committed", () -> store.commit(tenure, work, drain));
        if (tally.sum() > 0) {
            Failpoint.hit(config.word() + "-after-commit");
        }
        for (Pending<I, R> settled : passed.batches()) {
            settled.acknowledge();
            pending.remove(settled.batch().identity());
            if (settled.redelivered()) {
                meters.redelivered(settled.batch().size());
            }
            settled.batch().position().ifPresent(this::see);
        }
        waiting = pending.size();
        meters.committed(tally, drain.size(), Duration.ofNanos(System.nanoTime() - start));
    }

    private void see(LanePosition position) {
        Instant last = watermark;
        if (last == null || last.isBefore(position.watermark())) {
            watermark = position.watermark();
        }
    }

    /** Tries again for as long as it takes, with the acknowledgements held. */
    private <T> T untilItWorks(String verb, Supplier<T> step) throws InterruptedException, Stopped {
        Duration pause = config.pauseFirst();
        while (true) {
            try {
                return step.get();
            } catch (LaneEvicted e) {
                throw e;
            } catch (RuntimeException e) {
                meters.fault();
                LOG.warnf(
                        "lane %s could not be %s, again in %d ms: %s",
                        key, verb, pause.toMillis(), causes(e));
            }
            await(pause);
            pause = pause.multipliedBy(2);
            if (pause.compareTo(config.pauseMax()) > 0) {
                pause = config.pauseMax();
            }
        }
    }

    /** Goes on taking in, since the broker delivers again after each reconnect. */
    private void await(Duration pause) throws InterruptedException, Stopped {
        long jitter = ThreadLocalRandom.current().nextLong(pause.toNanos() / 4 + 1);
        long end = System.nanoTime() + pause.toNanos() + jitter;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            if (stopping) {
                throw new Stopped();
            }
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

    /** The process ends while the database is away. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
