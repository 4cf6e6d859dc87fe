package io.dianan.alarm.directory;

import io.dianan.platform.scope.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Has the copies made anew: machines only, and the front door does not lead here. */
@Path("/internal/v1/copies/rebuild")
@RolesAllowed(Roles.MACHINE)
class RebuildResource {
    private final RebuildLoop loop;

    RebuildResource(RebuildLoop loop) {
        this.loop = loop;
    }

    /** Only begins it: a province takes minutes. */
    @POST
    @Operation(summary = "Make the copies of devices and names anew from their owners' snapshots")
    public RestResponse<Void> rebuild() {
        loop.ask();
        return RestResponse.accepted();
    }
}
