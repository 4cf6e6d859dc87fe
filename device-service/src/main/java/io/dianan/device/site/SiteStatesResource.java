package io.dianan.device.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** tenant-service's snapshot of all sites, for machines. */
@RegisterRestClient(configKey = "tenant")
@Path("/internal/v1/site-states")
interface SiteStatesResource {
    /** JSON of a {@link SiteSnapshot.SitePage}. */
    @GET
    byte[] page(
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @HeaderParam("Authorization") String authorization);
}
