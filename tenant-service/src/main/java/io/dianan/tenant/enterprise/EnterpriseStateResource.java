package io.dianan.tenant.enterprise;

import io.dianan.contracts.state.EnterpriseState;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.SnapshotRequest;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.ScopeStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** All enterprises for services that keep a copy: machines only, not led to by the front door. */
@Path("/internal/v1/enterprise-states")
@RunOnVirtualThread
@RolesAllowed(Roles.MACHINE)
class EnterpriseStateResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final EnterpriseStore store;

    EnterpriseStateResource(Caller caller, ScopeStore scopes, EnterpriseStore store) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
    }

    /** In the order of their ids, at most 500 a page; what changes meanwhile comes as an event. */
    @GET
    public Page<EnterpriseState> page(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SnapshotRequest request = SnapshotRequest.of(limit, cursor);
        return scopes.call(
                caller.scope(),
                () ->
                        request.cut(
                                store.snapshot(request).stream()
                                        .map(EnterpriseRecord::toState)
                                        .toList(),
                                EnterpriseState::id));
    }
}
