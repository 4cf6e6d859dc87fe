package io.dianan.tenant.enterprise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other rooms ask of enterprises; called inside their transaction, so under its scope. */
@ApplicationScoped
public class EnterpriseRegister {
    private final EnterpriseStore store;

    EnterpriseRegister(EnterpriseStore store) {
        this.store = store;
    }

    /**
     * Who owns what belongs to an enterprise.
     *
     * @param providerId null while nobody serves it
     */
    public record Owner(UUID enterpriseId, @Nullable UUID providerId) {}

    /** The enterprise's owners, which stay as they are until the transaction ends. */
    public Optional<Owner> ownerHeld(UUID enterpriseId) {
        return store.heldStill(enterpriseId)
                .map(enterprise -> new Owner(enterprise.id, enterprise.providerId));
    }

    public Optional<String> nameOf(UUID id) {
        return store.findByIdOptional(id).map(enterprise -> enterprise.name);
    }

    /** Tells the other services of an enterprise that did not come through the door. */
    public void tell(UUID id) {
        store.findByIdOptional(id).ifPresent(store::tell);
    }
}
