package io.dianan.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How a commit wakes the relay of its own process, and the relay one who shows events live; many
 * wakings while they work are one.
 */
@ApplicationScoped
public class OutboxSignal {
    private final Semaphore woken = new Semaphore(0);
    private final Semaphore numbered = new Semaphore(0);

    void wake() {
        woken.release();
    }

    /** Returns when woken, at the latest after {@code longest}. */
    void await(Duration longest) throws InterruptedException {
        await(woken, longest);
    }

    void numbered() {
        numbered.release();
    }

    /**
     * Returns when the relay of this process has given numbers, at the latest after {@code
     * longest}; events that another replica's relay has numbered are found by looking.
     */
    public void awaitNumbered(Duration longest) throws InterruptedException {
        await(numbered, longest);
    }

    private static void await(Semaphore signal, Duration longest) throws InterruptedException {
        if (signal.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }
}
