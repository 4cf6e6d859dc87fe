package io.dianan.platform.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a lane's batches back in the order of their numbers, by gateway run. A batch whose
 * predecessor is missing waits; when it has waited for {@code patience}, or when so many wait that
 * the broker's window is full and the missing one cannot come, the gap is let through. A batch at
 * or below the last number passes at once. Not thread-safe: a lane's own thread holds it. Times are
 * {@link System#nanoTime} readings, handed in.
 *
 * @param <T> what a batch is to the caller
 */
public final class BatchOrder<T> {
    private final int window;
    private final long patienceNanos;
    private final Map<GatewayRun, Run<T>> runs = new HashMap<>();
    private final List<T> late = new ArrayList<>();
    private int waiting;

    /**
     * @param window how many unacknowledged batches the broker lets out
     * @param patience how long a missing batch is waited for
     */
    public BatchOrder(int window, Duration patience) {
        this.window = window;
        this.patienceNanos = patience.toNanos();
    }

    /** Tells how far a run was committed before; a run never told of begins at 1. */
    public void resume(LanePosition position) {
        runs.put(position.run(), new Run<>(position.sequence() + 1));
    }

    /**
     * Takes a batch in.
     *
     * @return whether it is ahead of what has been passed on; if not, it was passed on before, or
     *     its gap was let through
     */
    public boolean offer(GatewayRun gatewayRun, long sequence, T batch, long nowNanos) {
        Run<T> run = runs.computeIfAbsent(gatewayRun, _ -> new Run<>(1));
        if (sequence < run.next) {
            late.add(batch);
            return false;
        }
        if (run.waiting.isEmpty()) {
            run.waitingSinceNanos = nowNanos;
        }
        if (run.waiting.put(sequence, batch) == null) {
            waiting++;
        }
        return true;
    }

    /** Takes in what has no place in any order; it passes at once. */
    public void offerLoose(T batch) {
        late.add(batch);
    }

    /** What may be worked now, in order. Call it only when all that it gave before is settled. */
    public Passed<T> pass(long nowNanos) {
        List<T> passed = new ArrayList<>(late);
        late.clear();
        int gaps = 0;
        for (Run<T> run : runs.values()) {
            release(run, passed, nowNanos);
            if (!run.waiting.isEmpty() && nowNanos - run.waitingSinceNanos >= patienceNanos) {
                skipGap(run, passed, nowNanos);
                gaps++;
            }
        }
        if (passed.isEmpty() && waiting >= window) {
            skipGap(longestWaiting().orElseThrow(), passed, nowNanos);
            gaps++;
        }
        return new Passed<>(passed, gaps);
    }

    /** How long until a gap is let through, if one is waited for. */
    public Optional<Duration> patienceLeft(long nowNanos) {
        return longestWaiting()
                .map(
                        run ->
                                Duration.ofNanos(
                                        Math.max(
                                                0,
                                                run.waitingSinceNanos + patienceNanos - nowNanos)));
    }

    private Optional<Run<T>> longestWaiting() {
        return runs.values().stream()
                .filter(run -> !run.waiting.isEmpty())
                .min(Comparator.comparingLong(run -> run.waitingSinceNanos));
    }

    private void skipGap(Run<T> run, List<T> passed, long nowNanos) {
        run.next = run.waiting.firstKey();
        release(run, passed, nowNanos);
    }

    private void release(Run<T> run, List<T> passed, long nowNanos) {
        T batch;
        while ((batch = run.waiting.remove(run.next)) != null) {
            passed.add(batch);
            run.next++;
            run.waitingSinceNanos = nowNanos;
            waiting--;
        }
    }

    /**
     * What may be worked.
     *
     * @param gaps how many gaps were let through for it
     */
    public record Passed<T>(List<T> batches, int gaps) {
        public Passed {
            batches = List.copyOf(batches);
        }
    }

    private static final class Run<T> {
        private final TreeMap<Long, T> waiting = new TreeMap<>();
        private long next;
        private long waitingSinceNanos;

        private Run(long next) {
            this.next = next;
        }
    }
}
