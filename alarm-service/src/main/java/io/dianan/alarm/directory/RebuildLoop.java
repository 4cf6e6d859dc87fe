package io.dianan.alarm.directory;

import io.dianan.platform.inbox.DomainConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The thread that makes the copies anew: at the first start, by the replica that owns the domain
 * events, and when it is asked. It tries until the owners answer; nobody waits for it, since what
 * is missing meanwhile is asked for one by one.
 */
@ApplicationScoped
class RebuildLoop {
    private static final Logger LOG = Logger.getLogger(RebuildLoop.class);
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final Rebuild rebuild;
    private final DomainConfig config;
    private final Semaphore asked = new Semaphore(0);
    private @Nullable Thread thread;

    RebuildLoop(Rebuild rebuild, DomainConfig config) {
        this.rebuild = rebuild;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("rebuild").start(this::run);
    }

    void end(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Returns at once; many requests while it works are one more run. */
    void ask() {
        asked.release();
    }

    private void run() {
        try {
            if (config.owned()) {
                untilItWorks(rebuild::runIfNeeded);
            }
            while (true) {
                asked.acquire();
                asked.drainPermits();
                untilItWorks(rebuild::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void untilItWorks(Runnable work) throws InterruptedException {
        Duration pause = PAUSE_FIRST;
        while (true) {
            try {
                work.run();
                return;
            } catch (Exception e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LOG.warnf("the copies cannot be made now, again in %s: %s", pause, e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            pause = pause.multipliedBy(2);
            if (pause.compareTo(PAUSE_MAX) > 0) {
                pause = PAUSE_MAX;
            }
        }
    }
}
