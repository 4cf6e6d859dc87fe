package io.dianan.gateway.door;

import io.dianan.gateway.door.AckQueue.Pending;
import io.dianan.gateway.intake.Delivery;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers a connection's messages, in order, and holds the line when too many wait or the device
 * does not read. Runs on the line's event loop, but for the word that a delivery is done.
 */
final class Acknowledger {
    private final PacketLine line;
    private final Holds holds;
    private final int unacknowledgedMax;
    private final DoorMeters meters;
    private final AckQueue queue = new AckQueue();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private volatile long unreadSinceNanos;

    Acknowledger(PacketLine line, Holds holds, int unacknowledgedMax, DoorMeters meters) {
        this.line = line;
        this.holds = holds;
        this.unacknowledgedMax = unacknowledgedMax;
        this.meters = meters;
    }

    /**
     * A message has come; its answer waits for its delivery.
     *
     * @param packetId 0 for a message that is not answered
     */
    Pending expect(int packetId) {
        meters.messageReceived();
        Pending message = queue.add(packetId, new Delivery(this::flushSoon));
        if (queue.size() >= unacknowledgedMax) {
            holds.hold(Holds.Why.UNACKNOWLEDGED);
        }
        return message;
    }

    /** How long the device has left our answers unread; 0 if it reads. */
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
        for (Pending next = queue.nextDone(); next != null; next = queue.nextDone()) {
            if (next.packetId() != 0) {
                line.send(Packets.publishAcknowledged(next.packetId(), next.reasonCode()));
                meters.acknowledged(now - next.receivedNanos());
            }
        }
        if (queue.size() <= unacknowledgedMax / 2) {
            holds.release(Holds.Why.UNACKNOWLEDGED);
        }
        if (line.open() && line.outboundFull() && unreadSinceNanos == 0) {
            unreadSinceNanos = now;
            holds.hold(Holds.Why.ANSWERS_UNREAD);
            line.whenOutboundDrained(this::read);
        }
    }

    private void read() {
        unreadSinceNanos = 0;
        holds.release(Holds.Why.ANSWERS_UNREAD);
    }
}
