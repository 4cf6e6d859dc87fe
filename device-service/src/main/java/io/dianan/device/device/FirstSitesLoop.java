package io.dianan.device.device;

import io.dianan.device.site.KnownSiteStore;
import io.dianan.device.site.SiteSnapshot;
import io.dianan.platform.inbox.DomainConfig;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all sites once, at the first start: the queue of events begins empty, and a site may have
 * moved before. Events may arrive meanwhile, and the newer version wins. It tries until
 * tenant-service answers, and nobody waits for it.
 */
@ApplicationScoped
class FirstSitesLoop {
    private static final Logger LOG = Logger.getLogger(FirstSitesLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ScopeStore scopes;
    private final KnownSiteStore sites;
    private final SiteSnapshot snapshot;
    private final FollowSites follow;
    private final DomainConfig config;
    private @Nullable Thread thread;

    FirstSitesLoop(
            ScopeStore scopes,
            KnownSiteStore sites,
            SiteSnapshot snapshot,
            FollowSites follow,
            DomainConfig config) {
        this.scopes = scopes;
        this.sites = sites;
        this.snapshot = snapshot;
        this.follow = follow;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.owned()) {
            thread = Thread.ofVirtual().name("first-sites").start(this::run);
        }
    }

    void end(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                readOnce();
                return;
            } catch (Exception e) {
                LOG.warnf("the sites cannot be read now, again in %s: %s", PAUSE, e.getMessage());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void readOnce() {
        if (scopes.call(new Scope.Nobody(), sites::everRead)) {
            return;
        }
        snapshot.read(follow::learn);
        scopes.run(new Scope.Nobody(), sites::read);
        LOG.info("all sites read; their devices follow them");
    }
}
