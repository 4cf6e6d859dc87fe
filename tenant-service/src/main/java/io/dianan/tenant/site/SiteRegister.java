package io.dianan.tenant.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What other rooms ask of sites; called inside their transaction, so under its scope. */
@ApplicationScoped
public class SiteRegister {
    private final SiteStore store;

    SiteRegister(SiteStore store) {
        this.store = store;
    }

    /** Tells the other services of a site that did not come through the door. */
    public void tell(UUID id) {
        store.findByIdOptional(id).ifPresent(store::tell);
    }
}
