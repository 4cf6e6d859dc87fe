package io.dianan.tenant.demo;

import io.dianan.tenant.enterprise.EnterpriseRegister;
import io.dianan.tenant.provider.ProviderRegister;
import io.dianan.tenant.site.SiteRegister;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds the owners that are missing, in the running transaction, and tells of each one added. */
@ApplicationScoped
class MakeDemo {
    private final DemoStore store;
    private final ProviderRegister providers;
    private final EnterpriseRegister enterprises;
    private final SiteRegister sites;

    MakeDemo(
            DemoStore store,
            ProviderRegister providers,
            EnterpriseRegister enterprises,
            SiteRegister sites) {
        this.store = store;
        this.providers = providers;
        this.enterprises = enterprises;
        this.sites = sites;
    }

    void make() {
        store.makeProviders().forEach(providers::tell);
        store.makeEnterprises().forEach(enterprises::tell);
        store.makeSites().forEach(sites::tell);
    }
}
