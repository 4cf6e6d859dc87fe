package io.dianan.gateway.door;

import io.dianan.gateway.intake.Delivery;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A connection's messages in the order of arrival. One is acknowledged when it is done and all
 * before it are: firmware pops the head of its own queue at each acknowledgement. Used on one event
 * loop.
 */
final class AckQueue {
    private final Queue<Pending> pending = new ArrayDeque<>();

    /** A message that waits for its acknowledgement. */
    static final class Pending {
        private final int packetId;
        private final Delivery delivery;
        private final long receivedNanos = System.nanoTime();
        private byte reasonCode;

        private Pending(int packetId, Delivery delivery) {
            this.packetId = packetId;
            this.delivery = delivery;
        }

        /** 0 for a message that is not acknowledged. */
        int packetId() {
            return packetId;
        }

        Delivery delivery() {
            return delivery;
        }

        long receivedNanos() {
            return receivedNanos;
        }

        /** Of version 5; 0 unless it was refused. */
        byte reasonCode() {
            return reasonCode;
        }

        void refuse(byte code) {
            reasonCode = code;
        }
    }

    Pending add(int packetId, Delivery delivery) {
        Pending message = new Pending(packetId, delivery);
        pending.add(message);
        return message;
    }

    int size() {
        return pending.size();
    }

    /** The next message that may be acknowledged now, taken off; null if there is none. */
    @Nullable Pending nextDone() {
        Pending head = pending.peek();
        if (head == null || !head.delivery().done()) {
            return null;
        }
        return pending.remove();
    }
}
