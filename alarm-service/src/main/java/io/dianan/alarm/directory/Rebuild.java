package io.dianan.alarm.directory;

import io.dianan.alarm.machine.Peer;
import io.dianan.contracts.state.DeviceState;
import io.dianan.contracts.state.EnterpriseState;
import io.dianan.contracts.state.ProviderState;
import io.dianan.contracts.state.SiteState;
import io.dianan.platform.scope.AcrossTenants;
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
@AcrossTenants("the copy holds every provider's devices and names")
class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final Scope EVERYTHING = new Scope.Everything("rebuild of copies");

    private final ScopeStore scopes;
    private final DeviceStore devices;
    private final NameStore names;
    private final StateSource source;

    Rebuild(ScopeStore scopes, DeviceStore devices, NameStore names, StateSource source) {
        this.scopes = scopes;
        this.devices = devices;
        this.names = names;
        this.source = source;
    }

    /** Whether there is nothing here, as at the first start or after a loss. */
    boolean needed() {
        return scopes.call(EVERYTHING, devices::empty);
    }

    /**
     * @throws io.dianan.alarm.machine.PeerAwayException where an owner does not answer; what came
     *     so far is kept
     */
    void run() {
        int kept =
                read(Peer.DEVICE, "device", DeviceState.class, devices::keep)
                        + read(Peer.TENANT, "provider", ProviderState.class, this::keep)
                        + read(Peer.TENANT, "enterprise", EnterpriseState.class, this::keep)
                        + read(Peer.TENANT, "site", SiteState.class, this::keep);
        LOG.infof("copies made from the owners' snapshots: %d states", kept);
    }

    private <T> int read(Peer owner, String kind, Class<T> type, Consumer<T> keep) {
        int read = 0;
        StatePage<T> page = source.page(owner, kind, type, null);
        keepAll(page.items(), keep);
        read += page.items().size();
        while (page.next() != null) {
            page = source.page(owner, kind, type, page.next());
            keepAll(page.items(), keep);
            read += page.items().size();
        }
        return read;
    }

    private <T> void keepAll(List<T> states, Consumer<T> keep) {
        scopes.run(EVERYTHING, () -> states.forEach(keep));
    }

    private void keep(ProviderState provider) {
        names.keep(OwnerKind.PROVIDER, provider.id(), provider.version(), provider.name());
    }

    private void keep(EnterpriseState enterprise) {
        names.keep(OwnerKind.ENTERPRISE, enterprise.id(), enterprise.version(), enterprise.name());
    }

    private void keep(SiteState site) {
        names.keep(OwnerKind.SITE, site.id(), site.version(), site.name());
    }
}
