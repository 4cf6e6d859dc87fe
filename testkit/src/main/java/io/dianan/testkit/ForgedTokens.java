package io.dianan.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens that every service must refuse with 401; each but for one thing is a good one. */
public final class ForgedTokens {
    private static final Duration DAY = Duration.ofDays(1);

    private ForgedTokens() {}

    /**
     * By what is wrong with it.
     *
     * @param role a role that would open the door
     * @param attackerUrl where a key set of the attacker lies; nobody may fetch it
     */
    public static Map<String, String> all(String role, String attackerUrl) {
        TokenDraft good = TokenDraft.accessToken("forger", role);
        TokenDraft powerless = TokenDraft.accessToken("forger");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("expired", good.claim("exp", seconds(DAY.negated())).sign());
        all.put("without an expiry", good.claim("exp", null).sign());
        all.put("not valid yet", good.claim("nbf", seconds(DAY)).sign());
        all.put(
                "another realm of the same server",
                good.claim("iss", Tokens.ISSUER.replace("dianan", "other")).sign());
        all.put("without an issuer", good.claim("iss", null).sign());
        all.put("for another audience", good.claim("aud", "dianan-console").sign());
        all.put("without an audience", good.claim("aud", null).sign());
        all.put("without a subject", good.claim("sub", null).sign());
        all.put("an ID token", good.claim("typ", "ID").claim("aud", "dianan-console").sign());
        all.put("an ID token for our audience", good.claim("typ", "ID").sign());
        all.put("an ID token that names no type", good.claim("typ", null).sign());
        all.put("a refresh token", good.claim("typ", "Refresh").sign());
        all.put("algorithm none", good.header("alg", "none").unsigned() + ".");
        all.put("algorithm None", good.header("alg", "None").unsigned() + ".");
        all.put("the signature cut off", good.unsigned() + ".");
        all.put(
                "HS256 with the public key as secret",
                good.header("alg", "HS256").signWithSecret(publicKeyAsPem()));
        all.put(
                "HS256 with the key set's modulus as secret",
                good.header("alg", "HS256")
                        .signWithSecret(TokenKeys.publicKey().getModulus().toByteArray()));
        all.put("RS512", good.header("alg", "RS512").sign());
        all.put("an unknown key", stranger(good.header("kid", "stranger")));
        all.put("our key's name, another key", stranger(good));
        all.put("no key's name, another key", stranger(good.header("kid", null)));
        all.put("a key set's address", stranger(good.header("jku", attackerUrl)));
        all.put(
                "a key set's address, unknown key",
                stranger(good.header("jku", attackerUrl).header("kid", "stranger")));
        all.put("a certificate's address", stranger(good.header("x5u", attackerUrl)));
        all.put("a key in the header", stranger(good.header("jwk", Map.of("kty", "RSA"))));
        all.put("roles changed after signing", tampered(powerless, good));
        all.put("a text that is no token", "no.token.atall");
        return all;
    }

    private static String stranger(TokenDraft draft) {
        return draft.sign(TokenKeys.generate().getPrivate());
    }

    /** Header and signature of {@code signed}, claims of {@code wanted}. */
    private static String tampered(TokenDraft signed, TokenDraft wanted) {
        List<String> parts = List.of(signed.sign().split("\\."));
        String claims = wanted.unsigned().split("\\.")[1];
        return parts.get(0) + "." + claims + "." + parts.get(2);
    }

    private static long seconds(Duration fromNow) {
        return Instant.now().plus(fromNow).getEpochSecond();
    }

    private static byte[] publicKeyAsPem() {
        String base64 =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(TokenKeys.publicKey().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(base64)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
