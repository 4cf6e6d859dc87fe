package io.dianan.tenant.provider;

import io.dianan.contracts.state.ProviderState;
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

/** All providers for services that keep a copy: machines only, not led to by the front door. */
@Path("/internal/v1/provider-states")
@RunOnVirtualThread
@RolesAllowed(Roles.MACHINE)
class ProviderStateResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final ProviderStore store;

    ProviderStateResource(Caller caller, ScopeStore scopes, ProviderStore store) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
    }

    /** In the order of their ids, at most 500 a page; what changes meanwhile comes as an event. */
    @GET
    public Page<ProviderState> page(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SnapshotRequest request = SnapshotRequest.of(limit, cursor);
        return scopes.call(
                caller.scope(),
                () ->
                        request.cut(
                                store.snapshot(request).stream()
                                        .map(ProviderRecord::toState)
                                        .toList(),
                                ProviderState::id));
    }
}
