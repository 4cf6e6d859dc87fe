package io.dianan.device.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.dianan.contracts.registry.GatewayRegistryLine;
import io.dianan.platform.scope.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The gateways' door: machines only, and the front door does not lead here. */
@Path("/internal/v1/gateway-registry")
@RolesAllowed(Roles.MACHINE)
@RunOnVirtualThread
class GatewayRegistryResource {
    private static final String NDJSON = "application/x-ndjson";

    private final Snapshot snapshot;
    private final ObjectWriter line;

    GatewayRegistryResource(Snapshot snapshot, ObjectMapper json) {
        this.snapshot = snapshot;
        this.line =
                json.copy()
                        .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                        .writerFor(GatewayRegistryLine.class);
    }

    /** An answer that is cut has no line with {@code end}. */
    @GET
    @Produces(NDJSON)
    @Operation(summary = "Every model and device as the gateway needs it, one JSON a line")
    public StreamingOutput read() {
        return output ->
                snapshot.write(
                        row -> {
                            output.write(line.writeValueAsBytes(row));
                            output.write('\n');
                        });
    }
}
