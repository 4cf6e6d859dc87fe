package io.dianan.tenant.enterprise;

import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.tenant.enterprise.EnterpriseResource.EnterpriseBody;
import io.dianan.tenant.provider.ProviderRegister;
import io.dianan.tenant.region.RegionRegister;
import io.dianan.tenant.uscc.Uscc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes an enterprise in the running transaction: who may own it, where it may stand. */
@ApplicationScoped
class KeepEnterprise {
    private final EnterpriseStore store;
    private final RegionRegister regions;
    private final ProviderRegister providers;
    private final Event<EnterpriseMoved> moved;

    KeepEnterprise(
            EnterpriseStore store,
            RegionRegister regions,
            ProviderRegister providers,
            Event<EnterpriseMoved> moved) {
        this.store = store;
        this.regions = regions;
        this.providers = providers;
        this.moved = moved;
    }

    void write(EnterpriseRecord enterprise, EnterpriseBody body, Scope scope) {
        refuseFaults(enterprise, body, scope);
        UUID before = enterprise.providerId;
        enterprise.providerId =
                scope instanceof Scope.OfProvider own ? own.providerId() : body.providerId();
        enterprise.regionCode = body.regionCode();
        enterprise.name = body.name().strip();
        enterprise.uscc = Uscc.of(body.uscc()).text();
        enterprise.address = body.address() == null ? null : body.address().strip();
        enterprise.venueClass = body.venueClass() == null ? null : body.venueClass().toString();
        enterprise.industryCode = body.industryCode();
        enterprise.keyField = Boolean.TRUE.equals(body.keyField());
        store.write(enterprise);
        if (!Objects.equals(before, enterprise.providerId)) {
            moved.fire(new EnterpriseMoved(enterprise.id, enterprise.providerId));
        }
    }

    private void refuseFaults(EnterpriseRecord enterprise, EnterpriseBody body, Scope scope) {
        List<Violation> faults = new ArrayList<>();
        // A region that stays as it was may have ended meanwhile.
        if (!body.regionCode().equals(enterprise.regionCode)) {
            regions.fault(body.regionCode(), RegionRegister.COUNTY_OR_STREET)
                    .ifPresent(faults::add);
        }
        providerFault(body.providerId(), scope)
                .map(fault -> new Violation("/providerId", fault))
                .ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw WireProblem.INVALID_BODY.at(faults);
        }
    }

    private Optional<String> providerFault(@Nullable UUID asked, Scope scope) {
        return switch (scope) {
            case Scope.Everything _ ->
                    asked == null || providers.knows(asked)
                            ? Optional.empty()
                            : Optional.of("no provider " + asked);
            case Scope.OfProvider own -> foreignProvider(asked, own.providerId());
            case Scope.Region _, Scope.OfEnterprise _, Scope.Nobody _ ->
                    throw WireProblem.NOT_ALLOWED.because("your token names no provider");
        };
    }

    private Optional<String> foreignProvider(@Nullable UUID asked, UUID own) {
        if (!providers.knows(own)) {
            throw WireProblem.NOT_ALLOWED.because(
                    "your provider %s is not registered".formatted(own));
        }
        return asked == null || asked.equals(own)
                ? Optional.empty()
                : Optional.of("you enter enterprises for your own provider %s only".formatted(own));
    }
}
