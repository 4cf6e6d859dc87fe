package io.dianan.platform.scope;

import java.util.Set;

/** Role names as they stand in tokens; meaning: api.md, "Who knocks". */
public final class Roles {
    public static final String REGULATOR = "regulator";
    public static final String REGULATOR_LEAD = "regulator-lead";
    public static final String MARKET_OFFICER = "market-officer";
    public static final String FUND_VERIFIER = "fund-verifier";
    public static final String FUND_APPROVER = "fund-approver";
    public static final String STANDARDS_EDITOR = "standards-editor";
    public static final String PROVIDER_ADMIN = "provider-admin";
    public static final String DISPATCHER = "dispatcher";
    public static final String TECHNICIAN = "technician";
    public static final String ENTERPRISE_ADMIN = "enterprise-admin";
    public static final String ENTERPRISE_VIEWER = "enterprise-viewer";
    public static final String SYSTEM_ADMIN = "system-admin";
    public static final String SECURITY_ADMIN = "security-admin";
    public static final String AUDITOR = "auditor";
    public static final String PEER_PLATFORM = "peer-platform";

    /** Another service of the suite. */
    public static final String MACHINE = "machine";

    /** Every role there is; what else a token may carry is not ours. */
    public static final Set<String> ALL =
            Set.of(
                    REGULATOR,
                    REGULATOR_LEAD,
                    MARKET_OFFICER,
                    FUND_VERIFIER,
                    FUND_APPROVER,
                    STANDARDS_EDITOR,
                    PROVIDER_ADMIN,
                    DISPATCHER,
                    TECHNICIAN,
                    ENTERPRISE_ADMIN,
                    ENTERPRISE_VIEWER,
                    SYSTEM_ADMIN,
                    SECURITY_ADMIN,
                    AUDITOR,
                    PEER_PLATFORM,
                    MACHINE);

    private Roles() {}
}
