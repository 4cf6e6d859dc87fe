package io.dianan.device.site;

import io.dianan.contracts.state.SiteState;
import io.dianan.platform.json.WireJson;
import io.quarkus.oidc.client.OidcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** All sites that there are, asked of tenant-service as a machine; never in a transaction. */
@ApplicationScoped
public class SiteSnapshot {
    private static final int PAGE = 500;
    private static final Duration TOKEN_MAX = Duration.ofSeconds(5);

    private final SiteStatesResource sites;
    private final OidcClient oidc;

    SiteSnapshot(@RestClient SiteStatesResource sites, OidcClient oidc) {
        this.sites = sites;
        this.oidc = oidc;
    }

    record SitePage(List<SiteState> items, @Nullable String next) {}

    /** Throws where tenant-service or the identity provider does not answer. */
    public void read(Consumer<SiteState> each) {
        String authorization = "Bearer " + token();
        String cursor = null;
        do {
            SitePage page = page(cursor, authorization);
            page.items().forEach(each);
            cursor = page.next();
        } while (cursor != null);
    }

    private SitePage page(@Nullable String cursor, String authorization) {
        try {
            return WireJson.read(sites.page(PAGE, cursor, authorization), SitePage.class);
        } catch (IOException e) {
            throw new UncheckedIOException("no page of sites", e);
        }
    }

    private String token() {
        return oidc.getTokens().await().atMost(TOKEN_MAX).getAccessToken();
    }
}
