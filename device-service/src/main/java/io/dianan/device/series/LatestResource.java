package io.dianan.device.series;

import io.dianan.platform.page.Cursor;
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

/** {@code /api/v1/readings/latest}: one row for each circuit that has a reading. */
@Path("/api/v1/readings/latest")
@Authenticated
@RunOnVirtualThread
class LatestResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final LatestStore store;

    LatestResource(Caller caller, ScopeStore scopes, LatestStore store) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
    }

    @GET
    @Operation(summary = "The newest reading of each circuit of the caller's scope")
    public Page<Latest> list(
            @BeanParam LatestFilter.Query query,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Boolean count) {
        LatestFilter filter = query.filter();
        PageRequest request = PageRequest.of(limit, cursor, count);
        return scopes.call(
                caller.scope(),
                () -> {
                    Page<Latest> page =
                            Page.cut(
                                    store.page(filter, request),
                                    request,
                                    last -> Cursor.of(last.circuitId().toString()).text());
                    return request.counted() ? page.withCount(store.count(filter)) : page;
                });
    }
}
