package io.dianan.gateway.intake;

import io.dianan.gateway.lane.Receipt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One device message on its way to the broker. It is done when all its parts are confirmed, and not
 * before the hand-over itself has ended.
 */
public final class Delivery implements Receipt {
    private final AtomicInteger open = new AtomicInteger(1);
    private final Runnable whenDone;
    private volatile boolean done;

    /**
     * @param whenDone called once, on any thread; must not block
     */
    public Delivery(Runnable whenDone) {
        this.whenDone = whenDone;
    }

    public boolean done() {
        return done;
    }

    @Override
    public void confirmed() {
        close();
    }

    /** One more part; to be called before that part is handed over. */
    public void expectPart() {
        open.incrementAndGet();
    }

    /** No further part follows. */
    public void handedOver() {
        close();
    }

    private void close() {
        if (open.decrementAndGet() == 0) {
            done = true;
            whenDone.run();
        }
    }
}
