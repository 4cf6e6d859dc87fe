package io.dianan.tenant.me;

import io.dianan.platform.scope.Scope;
import io.dianan.tenant.enterprise.EnterpriseRegister;
import io.dianan.tenant.provider.ProviderRegister;
import io.dianan.tenant.region.RegionRegister;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a scope its names, inside the running transaction. */
@ApplicationScoped
class ScopeNames {
    private final RegionRegister regions;
    private final ProviderRegister providers;
    private final EnterpriseRegister enterprises;

    ScopeNames(RegionRegister regions, ProviderRegister providers, EnterpriseRegister enterprises) {
        this.regions = regions;
        this.providers = providers;
        this.enterprises = enterprises;
    }

    ScopeView of(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> ScopeView.plain("everything");
            case Scope.Nobody _ -> ScopeView.plain("nobody");
            case Scope.Region r ->
                    ScopeView.region(r.code(), regions.nameOf(r.code()).orElse(null));
            case Scope.OfProvider p ->
                    ScopeView.provider(
                            p.providerId(), providers.nameOf(p.providerId()).orElse(null));
            case Scope.OfEnterprise e ->
                    ScopeView.enterprise(
                            e.enterpriseId(), enterprises.nameOf(e.enterpriseId()).orElse(null));
        };
    }
}
