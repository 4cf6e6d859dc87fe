package io.dianan.device.storage;

import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes days of readings ahead and lets old things go. Running twice at once, or again, does no
 * harm: what exists is not made again, and what is gone is not found again.
 */
@ApplicationScoped
class StorageJob {
    private static final Logger LOG = Logger.getLogger(StorageJob.class);
    private static final Scope SCOPE = new Scope.Everything("sweeping");

    private final ReadingDays days;
    private final List<Sweep> sweeps;
    private final ScopeStore scopes;
    private final StorageConfig config;

    StorageJob(ReadingDays days, @All List<Sweep> sweeps, ScopeStore scopes, StorageConfig config) {
        this.days = days;
        this.sweeps = sweeps;
        this.scopes = scopes;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "10s", identity = "reading-days-ahead")
    void makeAhead() {
        days.makeAhead(Instant.now());
    }

    @Scheduled(cron = "0 17 18 * * ?", timeZone = "UTC", identity = "storage-sweep")
    void sweep() {
        int dropped = days.dropOld(Instant.now());
        LOG.infof("days of readings dropped: %d", dropped);
        for (Sweep sweep : sweeps) {
            int rows = scopes.call(SCOPE, () -> sweep.sweep(config.events()));
            LOG.infof("%s swept: %d", sweep.what(), rows);
        }
    }
}
