package io.dianan.device.event;

import io.dianan.device.moment.MomentKey;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/devices/{id}/events}: what a device told that is not a reading. */
@Path("/api/v1/devices/{id}/events")
@Authenticated
@RunOnVirtualThread
class EventResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final EventListStore store;

    EventResource(Caller caller, ScopeStore scopes, EventListStore store) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
    }

    @GET
    @Operation(summary = "A device's events, newest first")
    public Page<EventView> list(
            @RestPath UUID id,
            @BeanParam EventFilter.Query query,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Boolean count) {
        EventFilter filter = query.filter();
        PageRequest request = PageRequest.of(limit, cursor, count);
        return scopes.call(
                caller.scope(),
                () -> {
                    if (!store.shows(id)) {
                        throw WireProblem.NOT_FOUND.because("no device " + id);
                    }
                    Page<EventView> page =
                            Page.cut(
                                    store.page(id, filter, request),
                                    request,
                                    last -> new MomentKey(last.at(), last.id()).text());
                    return request.counted() ? page.withCount(store.count(id, filter)) : page;
                });
    }
}
