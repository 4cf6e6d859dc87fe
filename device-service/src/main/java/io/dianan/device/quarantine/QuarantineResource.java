package io.dianan.device.quarantine;

import io.dianan.device.moment.MomentKey;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/quarantine}: what could not be understood. */
@Path("/api/v1/quarantine")
@Authenticated
@RunOnVirtualThread
class QuarantineResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final QuarantineListStore store;

    QuarantineResource(Caller caller, ScopeStore scopes, QuarantineListStore store) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
    }

    @GET
    @Operation(summary = "What could not be understood in the caller's scope, newest first")
    public Page<QuarantineView> list(
            @BeanParam QuarantineFilter.Query query,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Boolean count) {
        QuarantineFilter filter = query.filter();
        PageRequest request = PageRequest.of(limit, cursor, count);
        return scopes.call(
                caller.scope(),
                () -> {
                    Page<QuarantineView> page =
                            Page.cut(
                                    store.page(filter, request),
                                    request,
                                    last -> new MomentKey(last.receivedAt(), last.id()).text());
                    return request.counted() ? page.withCount(store.count(filter)) : page;
                });
    }
}
