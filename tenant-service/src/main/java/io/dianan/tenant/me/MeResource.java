package io.dianan.tenant.me;

import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** {@code /me}: the caller as the platform sees it. */
@Path("/api/v1/me")
@RunOnVirtualThread
class MeResource {
    private final Caller caller;
    private final SecurityIdentity identity;
    private final ScopeStore scopes;
    private final ScopeNames names;

    MeResource(Caller caller, SecurityIdentity identity, ScopeStore scopes, ScopeNames names) {
        this.caller = caller;
        this.identity = identity;
        this.scopes = scopes;
        this.names = names;
    }

    /**
     * The caller.
     *
     * @param subject stable id of the person or machine
     * @param roles Dian'an's roles only, sorted
     */
    record Me(String subject, String userName, List<String> roles, ScopeView scope) {}

    @GET
    @RolesAllowed("**")
    public Me me() {
        Scope scope = caller.scope();
        return new Me(
                caller.subject(),
                identity.getPrincipal().getName(),
                identity.getRoles().stream().filter(Roles.ALL::contains).sorted().toList(),
                scopes.call(scope, () -> names.of(scope)));
    }
}
