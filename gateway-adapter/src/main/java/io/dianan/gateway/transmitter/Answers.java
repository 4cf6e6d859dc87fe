package io.dianan.gateway.transmitter;

import io.dianan.gateway.intake.Delivery;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.transmitter.FrameLine.Hold;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Confirms a connection's frames in the order of arrival, each once the broker has all that it said
 * and all before it are confirmed; and holds the line when too many wait or the transmitter does
 * not read. Runs on the line's event loop, but for the word that a delivery is done.
 */
final class Answers {
    private final FrameLine line;
    private final int unacknowledgedMax;
    private final TransmitterMeters meters;
    private final Queue<Pending> queue = new ArrayDeque<>();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private volatile long unreadSinceNanos;

    /** A frame that waits for its confirmation. */
    private record Pending(Frame confirmation, Delivery delivery, long receivedNanos) {}

    Answers(FrameLine line, int unacknowledgedMax, TransmitterMeters meters) {
        this.line = line;
        this.unacknowledgedMax = unacknowledgedMax;
        this.meters = meters;
    }

    /** A frame has come; its confirmation waits for the delivery. */
    Delivery expect(Frame frame) {
        Delivery delivery = new Delivery(this::flushSoon);
        queue.add(new Pending(frame.confirmation(), delivery, System.nanoTime()));
        if (queue.size() >= unacknowledgedMax) {
            line.hold(Hold.UNACKNOWLEDGED);
        }
        return delivery;
    }

    /** What waits for nothing. */
    void atOnce(Frame answer) {
        line.send(answer);
        holdIfUnread(System.nanoTime());
    }

    /** How long our answers have been left unread; 0 if they are read. */
    long unreadNanos(long nowNanos) {
        long since = unreadSinceNanos;
        return since == 0 ? 0 : nowNanos - since;
    }

    /** A whole batch is confirmed at once; one flush answers all of it. */
    private void flushSoon() {
        if (flushing.compareAndSet(false, true)) {
            line.execute(this::flush);
        }
    }

    private void flush() {
        flushing.set(false);
        long now = System.nanoTime();
        for (Pending head = queue.peek();
                head != null && head.delivery().done();
                head = queue.peek()) {
            queue.remove();
            line.send(head.confirmation());
            meters.acknowledged(now - head.receivedNanos());
        }
        if (queue.size() <= unacknowledgedMax / 2) {
            line.release(Hold.UNACKNOWLEDGED);
        }
        holdIfUnread(now);
    }

    private void holdIfUnread(long now) {
        if (unreadSinceNanos == 0 && line.outboundFull()) {
            unreadSinceNanos = now;
            line.hold(Hold.ANSWERS_UNREAD);
            line.whenOutboundDrained(this::read);
        }
    }

    private void read() {
        unreadSinceNanos = 0;
        line.release(Hold.ANSWERS_UNREAD);
    }
}
