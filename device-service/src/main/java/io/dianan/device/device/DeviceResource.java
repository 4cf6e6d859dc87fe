package io.dianan.device.device;

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

/** {@code /api/v1/devices}: all who own or supervise read, the provider's people write. */
@Path("/api/v1/devices")
@Authenticated
@RunOnVirtualThread
class DeviceResource {
    private final Caller caller;
    private final ReadDevices devices;
    private final RegisterDevice registration;
    private final ChangeDevice change;
    private final TakeStep steps;

    DeviceResource(
            Caller caller,
            ReadDevices devices,
            RegisterDevice registration,
            ChangeDevice change,
            TakeStep steps) {
        this.caller = caller;
        this.devices = devices;
        this.registration = registration;
        this.change = change;
        this.steps = steps;
    }

    @GET
    @Operation(summary = "Devices of the caller's scope")
    public Page<Device> list(
            @BeanParam DeviceFilter.Query query,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Boolean count) {
        return devices.page(
                caller.scope(),
                query.filter(),
                ListOrder.of(DeviceOrder.class, sort),
                PageRequest.of(limit, cursor, count));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One device")
    public RestResponse<Device> read(@RestPath UUID id) {
        return answer(devices.one(caller.scope(), id));
    }

    @POST
    @RolesAllowed(Roles.PROVIDER_ADMIN)
    @Operation(summary = "Take a device into stock")
    public RestResponse<Device> register(@NotNull @Valid DeviceDescription body) {
        Device device = registration.register(caller.scope(), body);
        return RestResponse.ResponseBuilder.<Device>created(
                        URI.create("/api/v1/devices/" + device.id()))
                .header("ETag", new Version(device.version()).etag())
                .entity(device)
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.PROVIDER_ADMIN)
    @Operation(summary = "Describe a device anew; needs If-Match")
    public RestResponse<Device> change(
            @RestPath UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DeviceDescription body) {
        return answer(change.change(caller.scope(), id, body, ifMatch));
    }

    @POST
    @Path("/{id}/installation")
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.TECHNICIAN})
    @Operation(summary = "In stock, becomes installed")
    public RestResponse<Device> install(@RestPath UUID id) {
        return answer(steps.take(caller.scope(), id, DeviceStep.INSTALLATION));
    }

    @POST
    @Path("/{id}/commissioning")
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.TECHNICIAN})
    @Operation(summary = "Installed or suspended, goes into service")
    public RestResponse<Device> commission(@RestPath UUID id) {
        return answer(steps.take(caller.scope(), id, DeviceStep.COMMISSIONING));
    }

    @POST
    @Path("/{id}/suspension")
    @RolesAllowed(Roles.PROVIDER_ADMIN)
    @Operation(summary = "In service, becomes suspended")
    public RestResponse<Device> suspend(@RestPath UUID id) {
        return answer(steps.take(caller.scope(), id, DeviceStep.SUSPENSION));
    }

    @POST
    @Path("/{id}/removal")
    @RolesAllowed(Roles.PROVIDER_ADMIN)
    @Operation(summary = "Removed for good: circuits end, credentials are cut")
    public RestResponse<Device> remove(@RestPath UUID id) {
        return answer(steps.take(caller.scope(), id, DeviceStep.REMOVAL));
    }

    private static RestResponse<Device> answer(Device device) {
        return RestResponse.ResponseBuilder.ok(device)
                .header("ETag", new Version(device.version()).etag())
                .build();
    }
}
