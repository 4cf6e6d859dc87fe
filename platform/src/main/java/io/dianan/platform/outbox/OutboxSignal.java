package io.dianan.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How a commit wakes the relay of its own process; many wakings while it works are one. */
@ApplicationScoped
class OutboxSignal {
    private final Semaphore woken = new Semaphore(0);

    void wake() {
        woken.release();
    }

    /** Returns when woken, at the latest after {@code longest}. */
    void await(Duration longest) throws InterruptedException {
        if (woken.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }
}
