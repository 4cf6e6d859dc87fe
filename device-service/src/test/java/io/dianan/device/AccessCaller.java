package io.dianan.device;

import io.dianan.testkit.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who tries an operation on the things of provider A, at enterprise A1 in Gongshu. */
enum AccessCaller {
    OWNER(() -> Tokens.provider(Owners.PROVIDER_A)),
    DISPATCHER(() -> Tokens.dispatcher(Owners.PROVIDER_A)),
    TECHNICIAN(() -> Tokens.technician(Owners.PROVIDER_A)),
    OWN_ENTERPRISE(() -> Tokens.enterprise(Owners.ENTERPRISE_A1)),
    OWN_COUNTY(() -> Tokens.regulator(Owners.GONGSHU)),
    AUDITOR(Tokens::auditor),
    MACHINE(() -> Tokens.machine("alarm-service")),
    COMPETITOR(() -> Tokens.provider(Owners.PROVIDER_B)),
    FOREIGN_ENTERPRISE(() -> Tokens.enterprise(Owners.ENTERPRISE_B1)),
    NEIGHBOUR_COUNTY(() -> Tokens.regulator(Owners.XIHU)),
    WITHOUT_ROLE(Tokens::nobody),
    ANONYMOUS(null);

    /** Those whom the things concern. */
    static final Set<AccessCaller> ENTITLED =
            Set.of(OWNER, DISPATCHER, TECHNICIAN, OWN_ENTERPRISE, OWN_COUNTY, AUDITOR, MACHINE);

    /** Signed in, but the things are none of their business. */
    static final Set<AccessCaller> STRANGERS =
            Set.of(COMPETITOR, FOREIGN_ENTERPRISE, NEIGHBOUR_COUNTY, WITHOUT_ROLE);

    private final Supplier<String> token;

    AccessCaller(Supplier<String> token) {
        this.token = token;
    }

    Optional<String> token() {
        return Optional.ofNullable(token).map(Supplier::get);
    }
}
