package io.dianan.device.credential;

import io.dianan.platform.page.Page;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /api/v1/devices/{deviceId}/credentials}: for the owner's provider only. */
@Path("/api/v1/devices/{deviceId}/credentials")
@RolesAllowed(Roles.PROVIDER_ADMIN)
@RunOnVirtualThread
class CredentialResource {
    private final Caller caller;
    private final Credentials credentials;
    private final CreateCredential creation;

    CredentialResource(Caller caller, Credentials credentials, CreateCredential creation) {
        this.caller = caller;
        this.credentials = credentials;
        this.creation = creation;
    }

    @GET
    @Operation(summary = "A device's credentials, without their secrets")
    public Page<Credential> list(@RestPath UUID deviceId) {
        return credentials.of(caller.scope(), deviceId);
    }

    @POST
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.TECHNICIAN})
    @Operation(summary = "Give the device a credential; its secret is shown this once")
    public RestResponse<Credential.WithSecret> create(
            @RestPath UUID deviceId, @NotNull @Valid NewCredential body) {
        Credential.WithSecret created = creation.create(caller.scope(), deviceId, body);
        return RestResponse.ResponseBuilder.<Credential.WithSecret>created(
                        URI.create("/api/v1/devices/" + deviceId + "/credentials/" + created.id()))
                .header("Cache-Control", "no-store")
                .entity(created)
                .build();
    }

    @DELETE
    @Path("/{credentialId}")
    @Operation(summary = "Cut a credential")
    public RestResponse<Void> cut(@RestPath UUID deviceId, @RestPath UUID credentialId) {
        credentials.cut(caller.scope(), deviceId, credentialId);
        return RestResponse.noContent();
    }
}
