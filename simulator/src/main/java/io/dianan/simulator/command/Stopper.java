package io.dianan.simulator.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The user's wish to end: Ctrl-C, or SIGTERM. Asked for once, the rest runs to its end. */
public final class Stopper {
    private final CountDownLatch wished = new CountDownLatch(1);

    /** Ends the run soon. */
    public void stop() {
        wished.countDown();
    }

    /** Waits; true as soon as the user wishes to end. */
    boolean wishedWithin(Duration time) throws InterruptedException {
        return wished.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
