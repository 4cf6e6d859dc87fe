package io.dianan.alarm;

import io.dianan.alarm.directory.Fleet;
import io.dianan.testkit.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who tries an operation on the things of provider A, at enterprise A1 in Gongshu. */
enum AccessCaller {
    OWNER(() -> Tokens.provider(Fleet.PROVIDER_A)),
    DISPATCHER(() -> Tokens.dispatcher(Fleet.PROVIDER_A)),
    TECHNICIAN(() -> Tokens.technician(Fleet.PROVIDER_A)),
    OWN_ENTERPRISE(() -> Tokens.enterprise(Fleet.ENTERPRISE_A1)),
    OWN_VIEWER(() -> Tokens.enterpriseViewer(Fleet.ENTERPRISE_A1)),
    OWN_COUNTY(() -> Tokens.regulator(Fleet.GONGSHU)),
    OWN_CITY(() -> Tokens.regulator("330100")),
    OWN_PROVINCE(() -> Tokens.regulator("330000")),
    COUNTY_LEAD(() -> Tokens.regulator(Fleet.GONGSHU, "regulator-lead")),
    SYSTEM_ADMIN(Tokens::systemAdmin),
    AUDITOR(Tokens::auditor),
    MACHINE(() -> Tokens.machine("reporting-service")),
    COMPETITOR(() -> Tokens.provider(Fleet.PROVIDER_B)),
    FOREIGN_DISPATCHER(() -> Tokens.dispatcher(Fleet.PROVIDER_B)),
    FOREIGN_TECHNICIAN(() -> Tokens.technician(Fleet.PROVIDER_B)),
    FOREIGN_ENTERPRISE(() -> Tokens.enterprise(Fleet.ENTERPRISE_B1)),
    NEIGHBOUR_COUNTY(() -> Tokens.regulator(Fleet.XIHU)),
    NEIGHBOUR_LEAD(() -> Tokens.regulator(Fleet.XIHU, "regulator-lead")),
    OTHER_CITY(() -> Tokens.regulator("330200")),
    WITHOUT_ROLE(Tokens::nobody),
    ANONYMOUS(null);

    /** Those whom the things concern. */
    static final Set<AccessCaller> ENTITLED =
            Set.of(
                    OWNER,
                    DISPATCHER,
                    TECHNICIAN,
                    OWN_ENTERPRISE,
                    OWN_VIEWER,
                    OWN_COUNTY,
                    OWN_CITY,
                    OWN_PROVINCE,
                    COUNTY_LEAD,
                    SYSTEM_ADMIN,
                    AUDITOR,
                    MACHINE);

    /** Signed in with a role, but the things are none of their business. */
    static final Set<AccessCaller> STRANGERS =
            Set.of(
                    COMPETITOR,
                    FOREIGN_DISPATCHER,
                    FOREIGN_TECHNICIAN,
                    FOREIGN_ENTERPRISE,
                    NEIGHBOUR_COUNTY,
                    NEIGHBOUR_LEAD,
                    OTHER_CITY);

    private final Supplier<String> token;

    AccessCaller(Supplier<String> token) {
        this.token = token;
    }

    Optional<String> token() {
        return Optional.ofNullable(token).map(Supplier::get);
    }
}
