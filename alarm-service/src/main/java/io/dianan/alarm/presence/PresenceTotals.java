package io.dianan.alarm.presence;

import io.dianan.alarm.directory.Owner;
import io.dianan.platform.scope.AcrossTenants;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who is there, by owner: what every reader's own counts are made of. */
@ApplicationScoped
@AcrossTenants("one question serves the streams of all; each reader is shown its scope's sums")
public class PresenceTotals {
    private static final Scope EVERYTHING = new Scope.Everything("sums of presence");

    private final ScopeStore scopes;
    private final PresenceListStore lists;

    PresenceTotals(ScopeStore scopes, PresenceListStore lists) {
        this.scopes = scopes;
        this.lists = lists;
    }

    /** One owner's devices at work. */
    public record OfOwner(Owner owner, PresenceCounts counts) {}

    public List<OfOwner> read() {
        return scopes.call(EVERYTHING, lists::totals).stream()
                .map(
                        total ->
                                new OfOwner(
                                        new Owner(
                                                total.providerId(),
                                                total.enterpriseId(),
                                                total.regionCode()),
                                        PresenceCounts.of(total.state(), total.devices())))
                .toList();
    }
}
