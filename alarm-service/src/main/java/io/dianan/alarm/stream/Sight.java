package io.dianan.alarm.stream;

import io.dianan.alarm.directory.Owner;
import io.dianan.platform.scope.Scope;

/** Who sees what: the same as row-level security says, for what has left the database. */
final class Sight {
    private Sight() {}

    static boolean sees(Scope scope, Owner owner) {
        return switch (scope) {
            case Scope.Everything _ -> true;
            case Scope.Region region -> owner.regionCode().startsWith(region.prefix());
            case Scope.OfProvider provider -> provider.providerId().equals(owner.providerId());
            case Scope.OfEnterprise enterprise ->
                    enterprise.enterpriseId().equals(owner.enterpriseId());
            case Scope.Nobody _ -> false;
        };
    }
}
