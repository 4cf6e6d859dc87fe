package io.dianan.device.state;

import io.dianan.contracts.state.DeviceState;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.SnapshotRequest;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.ScopeStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The door of services that keep a copy: machines only, and the front door does not lead here. */
@Path("/internal/v1/device-states")
@RolesAllowed(Roles.MACHINE)
@RunOnVirtualThread
class DeviceStateResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final DeviceStateStore states;

    DeviceStateResource(Caller caller, ScopeStore scopes, DeviceStateStore states) {
        this.caller = caller;
        this.scopes = scopes;
        this.states = states;
    }

    /** Removed devices too: a copy that missed the removal learns of it here. */
    @GET
    @Operation(
            summary = "Devices with owner and circuits, in the order of their ids",
            description = "At most 500 a page; what changes meanwhile comes as an event")
    public Page<DeviceState> page(
            @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        SnapshotRequest request = SnapshotRequest.of(limit, cursor);
        return request.cut(
                scopes.call(caller.scope(), () -> states.page(request)), DeviceState::id);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A device with owner and circuits")
    public DeviceState one(@RestPath UUID id) {
        return scopes.call(caller.scope(), () -> states.of(List.of(id))).stream()
                .findFirst()
                .orElseThrow(() -> WireProblem.NOT_FOUND.because("no device " + id));
    }
}
