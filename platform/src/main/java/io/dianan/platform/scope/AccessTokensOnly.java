package io.dianan.platform.scope;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.jwx.JsonWebStructure;
import org.jspecify.annotations.Nullable;

/**
 * Lets nothing pass but an access token. ID and refresh tokens carry the same signature; Keycloak
 * tells them apart by the claim {@code typ}, RFC 9068 by the header {@code typ}.
 */
@Singleton
@Unremovable
public class AccessTokensOnly implements Validator {
    private static final String KEYCLOAK_ACCESS_TOKEN = "Bearer";
    private static final Set<String> RFC_9068 = Set.of("at+jwt", "application/at+jwt");

    @Override
    public @Nullable String validate(JwtContext token) throws MalformedClaimException {
        String claim = token.getJwtClaims().getClaimValue("typ", String.class);
        if (claim != null) {
            return KEYCLOAK_ACCESS_TOKEN.equals(claim) ? null : "a token of type " + claim;
        }
        JsonWebStructure outer = token.getJoseObjects().getFirst();
        String header = outer.getHeader("typ");
        return header != null && RFC_9068.contains(header) ? null : "not an access token";
    }
}
