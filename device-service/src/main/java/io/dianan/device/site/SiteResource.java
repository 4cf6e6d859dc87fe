package io.dianan.device.site;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** tenant-service's sites, seen from outside. */
@RegisterRestClient(configKey = "tenant")
@Path("/api/v1/sites")
interface SiteResource {
    @GET
    @Path("/{id}")
    RestResponse<SiteAnswer> read(
            @PathParam("id") UUID id, @HeaderParam("Authorization") String authorization);

    /** A site that the caller may not see is as unknown as one that is not there. */
    @ClientExceptionMapper
    static @Nullable RuntimeException refused(Response response) {
        return switch (response.getStatus()) {
            case 403, 404 -> new UnknownSiteException();
            default -> null;
        };
    }
}
