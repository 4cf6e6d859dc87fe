package io.dianan.alarm.presence;

import io.dianan.platform.scope.AcrossTenants;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The announcer's thread. Of all replicas one tells at a time; whose turn it is does not matter,
 * since all that is known stands in the database. What fails is tried again.
 */
@ApplicationScoped
@AcrossTenants("an outage of an area concerns many enterprises")
class AnnounceLoop {
    private static final Logger LOG = Logger.getLogger(AnnounceLoop.class);
    private static final Scope EVERYTHING = new Scope.Everything("telling of presence");
    private static final Duration JOIN_MAX = Duration.ofSeconds(5);

    private final ScopeStore scopes;
    private final UntoldStore untold;
    private final Announcer announcer;
    private final PresenceConfig config;
    private final PresenceMeters meters;
    private volatile boolean ending;
    private @Nullable Thread thread;

    AnnounceLoop(
            ScopeStore scopes,
            UntoldStore untold,
            Announcer announcer,
            PresenceConfig config,
            PresenceMeters meters) {
        this.scopes = scopes;
        this.untold = untold;
        this.announcer = announcer;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("presence").start(this::run);
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(JOIN_MAX);
        }
    }

    private void run() {
        boolean failing = false;
        while (!ending) {
            try {
                Announcer.Told told = round();
                meters.told(told);
                failing = false;
                if (!told.perhapsMore()) {
                    Thread.sleep(config.tick());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (!failing && !ending) {
                    LOG.warnf(e, "presence is not told, and tried again");
                }
                failing = true;
                pause();
            }
        }
    }

    /** Nothing where another replica is telling just now, or where no lane moves. */
    Announcer.Told round() {
        return scopes.call(
                EVERYTHING,
                () ->
                        untold.take()
                                ? untold.lanesTime(config.laneStillMax())
                                        .map(now -> announcer.round(now, config))
                                        .orElse(Announcer.Told.NOTHING)
                                : Announcer.Told.NOTHING);
    }

    private void pause() {
        try {
            Thread.sleep(config.tick());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
