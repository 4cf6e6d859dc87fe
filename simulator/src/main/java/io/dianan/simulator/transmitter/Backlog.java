package io.dianan.simulator.transmitter;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The frames that a transmitter keeps until they are confirmed, in the order of their making. Room
 * is taken before a frame is made; one thread takes the frames out.
 */
final class Backlog {
    private final int max;
    private final AtomicInteger held = new AtomicInteger();
    private final BlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
    private @Nullable Outgoing inHand;

    Backlog(int max) {
        this.max = max;
    }

    /** Takes room for one frame, if there is some. */
    boolean reserve() {
        if (held.get() >= max) {
            return false;
        }
        held.incrementAndGet();
        return true;
    }

    /** Takes room that need not be there: for what an earlier run left, and the end of an alarm. */
    void reserveAnyway() {
        held.incrementAndGet();
    }

    /** Adds a frame for which room was taken. */
    void add(Outgoing frame) {
        queue.add(frame);
    }

    /** The oldest frame; the same one until {@link #confirmed}. */
    Optional<Outgoing> oldest(Duration atMost) throws InterruptedException {
        if (inHand == null) {
            inHand = queue.poll(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
        }
        return Optional.ofNullable(inHand);
    }

    /** The oldest frame has arrived. */
    void confirmed() {
        inHand = null;
        held.decrementAndGet();
    }
}
