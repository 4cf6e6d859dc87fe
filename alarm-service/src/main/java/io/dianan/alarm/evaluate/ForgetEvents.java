package io.dianan.alarm.evaluate;

import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Forgets, now and then, the ids of device events that cannot come again. */
@ApplicationScoped
public class ForgetEvents {
    private static final Scope EVERYTHING = new Scope.Everything("ids of judged events");
    private static final long BETWEEN_NANOS = Duration.ofHours(1).toNanos();

    private final ScopeStore scopes;
    private final ToldStore store;
    private final EvaluateConfig config;
    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime() - BETWEEN_NANOS);

    ForgetEvents(ScopeStore scopes, ToldStore store, EvaluateConfig config) {
        this.scopes = scopes;
        this.store = store;
        this.config = config;
    }

    /** Outside of a transaction. */
    public void whenDue() {
        long last = lastNanos.get();
        long now = System.nanoTime();
        if (now - last >= BETWEEN_NANOS && lastNanos.compareAndSet(last, now)) {
            scopes.run(EVERYTHING, () -> store.forgetEvents(config.rememberEvents()));
        }
    }
}
