package io.dianan.platform.lane;

import java.util.ArrayDeque;
import java.util.Deque;

/** A batch that is not committed yet, with everything that acknowledges it. */
final class Pending<I, R> {
    /**
     * A batch is delivered again after each reconnect, and then the earlier acknowledgement is
     * dead; one too many forgotten is only delivered once more.
     */
    private static final int ACKNOWLEDGEMENTS_MAX = 4;

    private final Batch<I, R> batch;
    private final Deque<Runnable> acknowledgements = new ArrayDeque<>(1);
    private boolean redelivered;

    Pending(Batch<I, R> batch) {
        this.batch = batch;
    }

    Batch<I, R> batch() {
        return batch;
    }

    /** Whether it is at or below the number that its run has passed before. */
    boolean redelivered() {
        return redelivered;
    }

    void markRedelivered() {
        redelivered = true;
    }

    void add(Runnable acknowledgement) {
        if (acknowledgements.size() == ACKNOWLEDGEMENTS_MAX) {
            acknowledgements.removeFirst();
        }
        acknowledgements.addLast(acknowledgement);
    }

    void acknowledge() {
        acknowledgements.forEach(Runnable::run);
    }
}
