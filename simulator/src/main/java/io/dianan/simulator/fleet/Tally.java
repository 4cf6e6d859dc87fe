package io.dianan.simulator.fleet;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The running counts of a fleet; counted by many threads, read by anyone. */
final class Tally {
    final LongAdder connected = new LongAdder();
    final LongAdder taken = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder resent = new LongAdder();
    final LongAdder unparsable = new LongAdder();
    final LongAdder skipped = new LongAdder();
    final LongAdder lostConnections = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder acknowledgedOutOfOrder = new LongAdder();
    final LongAdder ended = new LongAdder();

    private final Object change = new Object();

    /** Something happened that a waiter may be waiting for. */
    void changed() {
        synchronized (change) {
            change.notifyAll();
        }
    }

    long waiting() {
        return taken.sum() - acknowledged.sum();
    }

    FleetCounts counts(int devices) {
        return new FleetCounts(
                devices,
                connected.sum(),
                sent.sum(),
                acknowledged.sum(),
                waiting(),
                resent.sum(),
                unparsable.sum(),
                skipped.sum(),
                lostConnections.sum(),
                refused.sum(),
                acknowledgedOutOfOrder.sum());
    }

    /** Waits for a condition on the counts; false when the time is up. */
    boolean await(java.util.function.BooleanSupplier condition, Duration atMost)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (change) {
            while (!condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(change, Math.max(1_000_000, left));
            }
        }
        return true;
    }
}
