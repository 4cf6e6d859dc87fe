package io.dianan.device.model;

import io.dianan.platform.page.ListOrder;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.QueryText;
import io.dianan.platform.page.Version;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** {@code /api/v1/device-models}: read by all signed in, written by those who admit models. */
@Path("/api/v1/device-models")
@Authenticated
@RunOnVirtualThread
class DeviceModelResource {
    private final Caller caller;
    private final ModelCatalogue catalogue;

    DeviceModelResource(Caller caller, ModelCatalogue catalogue) {
        this.caller = caller;
        this.catalogue = catalogue;
    }

    @GET
    @Operation(summary = "All device models; q searches vendor and name")
    public Page<DeviceModel> list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Boolean count) {
        return catalogue.page(
                caller.scope(),
                QueryText.contains("q", q),
                ListOrder.of(ModelOrder.class, sort),
                PageRequest.of(limit, cursor, count));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One device model")
    public RestResponse<DeviceModel> read(@RestPath UUID id) {
        return answer(catalogue.one(caller.scope(), id));
    }

    @POST
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.STANDARDS_EDITOR, Roles.PROVIDER_ADMIN})
    @Operation(summary = "Add a device model")
    public RestResponse<DeviceModel> add(@NotNull @Valid ModelDescription body) {
        DeviceModel model = catalogue.add(caller.scope(), body);
        return RestResponse.ResponseBuilder.<DeviceModel>created(
                        URI.create("/api/v1/device-models/" + model.id()))
                .header("ETag", new Version(model.version()).etag())
                .entity(model)
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.STANDARDS_EDITOR, Roles.PROVIDER_ADMIN})
    @Operation(summary = "Describe a device model anew; needs If-Match")
    public RestResponse<DeviceModel> change(
            @RestPath UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ModelDescription body) {
        return answer(catalogue.change(caller.scope(), id, body, ifMatch));
    }

    private static RestResponse<DeviceModel> answer(DeviceModel model) {
        return RestResponse.ResponseBuilder.ok(model)
                .header("ETag", new Version(model.version()).etag())
                .build();
    }
}
