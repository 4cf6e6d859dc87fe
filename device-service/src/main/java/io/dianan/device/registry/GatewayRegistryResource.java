package io.dianan.device.registry;

import io.dianan.platform.json.WireJson;
import io.dianan.platform.scope.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The gateways' door: machines only, and the front door does not lead here. */
@Path("/internal/v1/gateway-registry")
@RolesAllowed(Roles.MACHINE)
@RunOnVirtualThread
class GatewayRegistryResource {
    private static final String NDJSON = "application/x-ndjson";

    private final Snapshot snapshot;

    GatewayRegistryResource(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** An answer that is cut has no line with {@code end}. */
    @GET
    @Produces(NDJSON)
    @Operation(summary = "Every model and device as the gateway needs it, one JSON a line")
    public StreamingOutput read() {
        return output ->
                snapshot.write(
                        row -> {
                            String line = WireJson.write(row) + '\n';
                            output.write(line.getBytes(StandardCharsets.UTF_8));
                        });
    }
}
