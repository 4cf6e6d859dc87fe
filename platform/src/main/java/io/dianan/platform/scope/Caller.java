package io.dianan.platform.scope;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: built once per request from the verified access token. */
@RequestScoped
public class Caller {
    private static final Set<String> REGION_ROLES =
            Set.of(
                    Roles.REGULATOR,
                    Roles.REGULATOR_LEAD,
                    Roles.MARKET_OFFICER,
                    Roles.FUND_VERIFIER,
                    Roles.FUND_APPROVER,
                    Roles.STANDARDS_EDITOR);
    private static final Set<String> PROVIDER_ROLES =
            Set.of(Roles.PROVIDER_ADMIN, Roles.DISPATCHER, Roles.TECHNICIAN);
    private static final Set<String> ENTERPRISE_ROLES =
            Set.of(Roles.ENTERPRISE_ADMIN, Roles.ENTERPRISE_VIEWER);
    private static final Set<String> PLATFORM_ROLES =
            Set.of(Roles.MACHINE, Roles.SYSTEM_ADMIN, Roles.SECURITY_ADMIN, Roles.AUDITOR);

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    public Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** Stable id of the person or machine: the token's {@code sub}. */
    public String subject() {
        return token.getSubject();
    }

    /** How people know the caller: the token's {@code preferred_username}, else its {@code sub}. */
    public String name() {
        return claim("preferred_username").orElseGet(this::subject);
    }

    /** What the caller may see; a role without its claim sees nothing. */
    public Scope scope() {
        if (hasOneOf(PLATFORM_ROLES)) {
            return new Scope.Everything("platform role");
        }
        if (hasOneOf(REGION_ROLES)) {
            return regionCode().<Scope>map(Scope.Region::new).orElseGet(Scope.Nobody::new);
        }
        if (hasOneOf(PROVIDER_ROLES)) {
            return providerId().<Scope>map(Scope.OfProvider::new).orElseGet(Scope.Nobody::new);
        }
        if (hasOneOf(ENTERPRISE_ROLES)) {
            return enterpriseId().<Scope>map(Scope.OfEnterprise::new).orElseGet(Scope.Nobody::new);
        }
        return new Scope.Nobody();
    }

    public Optional<UUID> providerId() {
        return claim("provider_id").flatMap(Caller::id);
    }

    public Optional<UUID> enterpriseId() {
        return claim("enterprise_id").flatMap(Caller::id);
    }

    public Optional<String> regionCode() {
        return claim("region_code").filter(Scope.Region::isCode);
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    private boolean hasOneOf(Set<String> roles) {
        return roles.stream().anyMatch(identity::hasRole);
    }

    /** A claim that somebody mistyped opens nothing. */
    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> claim(String name) {
        return token.<Object>claim(name).map(Object::toString).filter(value -> !value.isBlank());
    }
}
