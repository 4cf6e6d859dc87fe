package io.dianan.device.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Looks sites up with the caller's own token, so that tenant-service decides who sees them. */
@ApplicationScoped
public class SiteDirectory {
    private final SiteResource sites;
    private final JsonWebToken token;

    public SiteDirectory(@RestClient SiteResource sites, JsonWebToken token) {
        this.sites = sites;
        this.token = token;
    }

    /** The site, or nothing where it is unknown or foreign. */
    @Timeout(5_000)
    @CircuitBreaker(
            requestVolumeThreshold = 8,
            failureRatio = 0.5,
            delay = 5_000,
            skipOn = UnknownSiteException.class)
    @Fallback(fallbackMethod = "withoutAnswer")
    public Optional<Site> find(UUID id) {
        RestResponse<SiteAnswer> answer = sites.read(id, "Bearer " + token.getRawToken());
        return Optional.of(answer.getEntity().atVersion(version(answer)));
    }

    /** Entity tags count from 0 there, and events from 1. */
    private static long version(RestResponse<SiteAnswer> answer) {
        String etag = answer.getHeaderString("ETag");
        return etag != null && etag.matches("\"\\d{1,18}\"")
                ? Long.parseLong(etag.substring(1, etag.length() - 1)) + 1
                : 0;
    }

    /** Whatever kept tenant-service from answering, the cure is the same: try again soon. */
    Optional<Site> withoutAnswer(UUID id, Throwable cause) {
        if (cause instanceof UnknownSiteException) {
            return Optional.empty();
        }
        throw SiteProblem.SITES_UNAVAILABLE.because(
                "tenant-service does not answer, so site " + id + " cannot be checked");
    }
}
