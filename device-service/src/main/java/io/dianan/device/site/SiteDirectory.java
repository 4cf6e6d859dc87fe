package io.dianan.device.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;

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
        return Optional.of(sites.read(id, "Bearer " + token.getRawToken()));
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
