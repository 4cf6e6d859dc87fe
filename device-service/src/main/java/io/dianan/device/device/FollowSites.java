package io.dianan.device.device;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.state.SiteState;
import io.dianan.device.site.KnownSiteStore;
import io.dianan.device.site.Site;
import io.dianan.platform.inbox.DomainReader;
import io.dianan.platform.scope.AcrossTenants;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Devices follow their site: to the provider that serves its enterprise now, and to its region. A
 * site tells of both, since it is changed with its enterprise; an enterprise's own region moves no
 * device.
 */
@ApplicationScoped
@AcrossTenants("a site goes from one provider to another")
class FollowSites implements DomainReader<SiteState> {
    private static final Scope EVERYTHING = new Scope.Everything("devices of a site");

    private final ScopeStore scopes;
    private final KnownSiteStore sites;
    private final MoveOwner devices;

    FollowSites(ScopeStore scopes, KnownSiteStore sites, MoveOwner devices) {
        this.scopes = scopes;
        this.sites = sites;
        this.devices = devices;
    }

    @Override
    public String owner() {
        return "tenant";
    }

    @Override
    public String type() {
        return SiteState.EVENT_TYPE;
    }

    @Override
    public Class<SiteState> data() {
        return SiteState.class;
    }

    @Override
    public void read(DomainEvent<SiteState> event) {
        learn(event.data());
    }

    /** Keeps the state and has the devices follow, in one transaction. */
    void learn(SiteState state) {
        Site site = Site.of(state);
        scopes.run(
                EVERYTHING,
                () -> {
                    if (sites.keep(site)) {
                        devices.follow(site);
                    }
                });
    }
}
