package io.dianan.device.circuit;

import io.dianan.platform.page.ListOrder;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.Version;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/circuits}: all who own or supervise read, the provider's people write. */
@Path("/api/v1/circuits")
@Authenticated
@RunOnVirtualThread
class CircuitResource {
    private final Caller caller;
    private final Circuits circuits;

    CircuitResource(Caller caller, Circuits circuits) {
        this.caller = caller;
        this.circuits = circuits;
    }

    @GET
    @Operation(summary = "Circuits of the caller's scope; q searches the name")
    public Page<Circuit> list(
            @BeanParam CircuitFilter.Query query,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Boolean count) {
        return circuits.page(
                caller.scope(),
                query.filter(),
                ListOrder.of(CircuitOrder.class, sort),
                PageRequest.of(limit, cursor, count));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One circuit")
    public RestResponse<Circuit> read(@RestPath UUID id) {
        return answer(circuits.one(caller.scope(), id));
    }

    @POST
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.TECHNICIAN})
    @Operation(summary = "Say what a channel of a device measures")
    public RestResponse<Circuit> add(@NotNull @Valid CircuitDescription body) {
        Circuit circuit = circuits.add(caller.scope(), body);
        return RestResponse.ResponseBuilder.<Circuit>created(
                        URI.create("/api/v1/circuits/" + circuit.id()))
                .header("ETag", new Version(circuit.version()).etag())
                .entity(circuit)
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.TECHNICIAN})
    @Operation(summary = "Describe a circuit anew; needs If-Match")
    public RestResponse<Circuit> change(
            @RestPath UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid CircuitDescription body) {
        return answer(circuits.change(caller.scope(), id, body, ifMatch));
    }

    private static RestResponse<Circuit> answer(Circuit circuit) {
        return RestResponse.ResponseBuilder.ok(circuit)
                .header("ETag", new Version(circuit.version()).etag())
                .build();
    }
}
