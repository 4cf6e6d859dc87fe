package io.dianan.alarm.directory;

import io.dianan.alarm.machine.Peer;
import io.dianan.contracts.state.DeviceState;
import io.dianan.contracts.state.EnterpriseState;
import io.dianan.contracts.state.ProviderState;
import io.dianan.contracts.state.SiteState;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Makes the copies anew from the owners' snapshots. Live events may arrive meanwhile: each state is
 * kept by version, so the newer one wins whichever comes first.
 */
@ApplicationScoped
class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);

    private final ScopeStore scopes;
    private final Directory directory;
    private final LearnName names;
    private final RebuildStore store;
    private final StateSource source;

    Rebuild(
            ScopeStore scopes,
            Directory directory,
            LearnName names,
            RebuildStore store,
            StateSource source) {
        this.scopes = scopes;
        this.directory = directory;
        this.names = names;
        this.store = store;
        this.source = source;
    }

    /** Where the copies were never made whole: at the first start, or after a loss. */
    void runIfNeeded() {
        if (!scopes.call(new Scope.Nobody(), store::everMade)) {
            run();
        }
    }

    /**
     * @throws io.dianan.alarm.machine.PeerAwayException where an owner does not answer; what came
     *     so far is kept
     */
    void run() {
        int kept =
                read(Peer.DEVICE, "device", DeviceState.class, directory::learn)
                        + read(Peer.TENANT, "provider", ProviderState.class, each(names::keep))
                        + read(Peer.TENANT, "enterprise", EnterpriseState.class, each(names::keep))
                        + read(Peer.TENANT, "site", SiteState.class, each(names::keep));
        scopes.run(new Scope.Nobody(), store::made);
        LOG.infof("copies made from the owners' snapshots: %d states", kept);
    }

    private <T> int read(Peer owner, String kind, Class<T> type, Consumer<List<T>> keep) {
        int read = 0;
        String cursor = null;
        do {
            StatePage<T> page = source.page(owner, kind, type, cursor);
            keep.accept(page.items());
            read += page.items().size();
            cursor = page.next();
        } while (cursor != null);
        return read;
    }

    private <T> Consumer<List<T>> each(Consumer<T> keep) {
        return states -> scopes.run(new Scope.Nobody(), () -> states.forEach(keep));
    }
}
