package io.dianan.device.registry;

import io.dianan.platform.json.WireJson;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The gateways' door: machines only, and the front door does not lead here. */
@Path("/internal/v1/gateway-registry")
@RolesAllowed(Roles.MACHINE)
@RunOnVirtualThread
class GatewayRegistryResource {
    private static final String NDJSON = "application/x-ndjson";

    /** A gateway asks for half as many at once. */
    private static final int KEYS_MAX = 100;

    private final Snapshot snapshot;

    GatewayRegistryResource(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Without {@code credential} everything; with it, once or repeated, only the devices of these
     * keys with their children and models, or nothing. An answer that is cut has no line with
     * {@code end}.
     */
    @GET
    @Produces(NDJSON)
    @Operation(
            summary = "Models and devices as the gateway needs them, all or by credential",
            description = "One JSON a line; the last line has only end")
    public StreamingOutput read(@RestQuery List<String> credential, @Context UriInfo address) {
        if (credential.size() > KEYS_MAX) {
            throw WireProblem.INVALID_PARAMETER.because(
                    "credential is given more than %d times".formatted(KEYS_MAX));
        }
        Set<String> keys = Set.copyOf(credential);
        // An empty value is a question too, and not the whole registry.
        boolean all = !address.getQueryParameters().containsKey("credential");
        return output -> {
            Snapshot.Lines lines =
                    row -> {
                        String line = WireJson.write(row) + '\n';
                        output.write(line.getBytes(StandardCharsets.UTF_8));
                    };
            if (all) {
                snapshot.write(lines);
                return;
            }
            snapshot.write(keys, lines);
        };
    }
}
