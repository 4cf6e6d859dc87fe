package io.dianan.testkit;

import java.util.UUID;

/** Access tokens of the people and machines that knock, as the suite's realm would issue them. */
public final class Tokens {
    /** In every token; a service under test is told the same. */
    public static final String ISSUER = "http://localhost:8080/auth/realms/dianan";

    private Tokens() {}

    /** An administrator of one provider. */
    public static String provider(UUID providerId) {
        return of("provider-admin", "provider_id", providerId.toString());
    }

    public static String dispatcher(UUID providerId) {
        return of("dispatcher", "provider_id", providerId.toString());
    }

    public static String technician(UUID providerId) {
        return of("technician", "provider_id", providerId.toString());
    }

    /** An administrator of one enterprise. */
    public static String enterprise(UUID enterpriseId) {
        return of("enterprise-admin", "enterprise_id", enterpriseId.toString());
    }

    public static String enterpriseViewer(UUID enterpriseId) {
        return of("enterprise-viewer", "enterprise_id", enterpriseId.toString());
    }

    /**
     * A regulator of a region and all below it.
     *
     * @param regionCode six digits, or nine
     */
    public static String regulator(String regionCode) {
        return of("regulator", "region_code", regionCode);
    }

    /** A regulator with a duty of its own: {@code market-officer}, {@code regulator-lead}, … */
    public static String regulator(String regionCode, String duty) {
        return TokenDraft.accessToken(duty + " of " + regionCode, duty)
                .claim("region_code", regionCode)
                .sign();
    }

    /** Another service of the suite. */
    public static String machine(String module) {
        return TokenDraft.accessToken("service-account-" + module, "machine")
                .claim("azp", module)
                .sign();
    }

    public static String systemAdmin() {
        return TokenDraft.accessToken("system-admin", "system-admin").sign();
    }

    public static String securityAdmin() {
        return TokenDraft.accessToken("security-admin", "security-admin").sign();
    }

    public static String auditor() {
        return TokenDraft.accessToken("auditor", "auditor").sign();
    }

    /** Signed in, but with no role at all. */
    public static String nobody() {
        return TokenDraft.accessToken("nobody").sign();
    }

    private static String of(String role, String claim, String value) {
        return TokenDraft.accessToken(role + " of " + value, role).claim(claim, value).sign();
    }
}
