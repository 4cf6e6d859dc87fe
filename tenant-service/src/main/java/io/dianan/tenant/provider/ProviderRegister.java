package io.dianan.tenant.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What other rooms ask of providers; called inside their transaction, so under its scope. */
@ApplicationScoped
public class ProviderRegister {
    private final ProviderStore store;

    ProviderRegister(ProviderStore store) {
        this.store = store;
    }

    public boolean knows(UUID id) {
        return store.findByIdOptional(id).isPresent();
    }

    public Optional<String> nameOf(UUID id) {
        return store.findByIdOptional(id).map(provider -> provider.name);
    }

    /** Tells the other services of a provider that did not come through the door. */
    public void tell(UUID id) {
        store.findByIdOptional(id).ifPresent(store::tell);
    }
}
