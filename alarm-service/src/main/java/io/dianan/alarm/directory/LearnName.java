package io.dianan.alarm.directory;

import io.dianan.contracts.state.EnterpriseState;
import io.dianan.contracts.state.ProviderState;
import io.dianan.contracts.state.SiteState;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps an owner's name by its version; one transaction each. Names belong to nobody. */
@ApplicationScoped
class LearnName {
    private final ScopeStore scopes;
    private final NameStore names;

    LearnName(ScopeStore scopes, NameStore names) {
        this.scopes = scopes;
        this.names = names;
    }

    void learn(ProviderState provider) {
        scopes.run(new Scope.Nobody(), () -> keep(provider));
    }

    void learn(EnterpriseState enterprise) {
        scopes.run(new Scope.Nobody(), () -> keep(enterprise));
    }

    void learn(SiteState site) {
        scopes.run(new Scope.Nobody(), () -> keep(site));
    }

    /** Within the caller's transaction, as the next two. */
    void keep(ProviderState provider) {
        names.keep(OwnerKind.PROVIDER, provider.id(), provider.version(), provider.name());
    }

    void keep(EnterpriseState enterprise) {
        names.keep(OwnerKind.ENTERPRISE, enterprise.id(), enterprise.version(), enterprise.name());
    }

    void keep(SiteState site) {
        names.keep(OwnerKind.SITE, site.id(), site.version(), site.name());
    }
}
