package io.dianan.simulator.transmitter;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** The running counts of a fleet; counted by many threads, read by anyone. */
final class Counters {
    final LongAdder connected = new LongAdder();
    final Frames readings = new Frames();
    final Frames status = new Frames();
    final Frames heartbeats = new Frames();
    final LongAdder resent = new LongAdder();
    final LongAdder denied = new LongAdder();
    final LongAdder skipped = new LongAdder();
    final LongAdder lostConnections = new LongAdder();
    final LongAdder ended = new LongAdder();

    private final Object change = new Object();

    /** Frames of one kind. */
    static final class Frames {
        final LongAdder kept = new LongAdder();
        final LongAdder sent = new LongAdder();
        final LongAdder confirmed = new LongAdder();

        long waiting() {
            return kept.sum() - confirmed.sum();
        }
    }

    /** Something happened that a waiter may be waiting for. */
    void changed() {
        synchronized (change) {
            change.notifyAll();
        }
    }

    TransmitterCounts counts(int transmitters) {
        return new TransmitterCounts(
                transmitters,
                connected.sum(),
                readings.sent.sum(),
                readings.confirmed.sum(),
                readings.waiting(),
                status.sent.sum(),
                status.confirmed.sum(),
                status.waiting(),
                heartbeats.confirmed.sum(),
                resent.sum(),
                denied.sum(),
                skipped.sum(),
                lostConnections.sum());
    }

    /** Waits for a condition on the counts; false when the time is up. */
    boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
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
