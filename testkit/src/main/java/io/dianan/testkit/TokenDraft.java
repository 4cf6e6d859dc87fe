package io.dianan.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A token before it is signed: header and claims, good as they come from {@link #accessToken}, and
 * bad where a test says so.
 */
public record TokenDraft(Map<String, Object> header, Map<String, Object> claims) {
    static final String KEY_ID = "testkit";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration VALID = Duration.ofHours(1);

    public TokenDraft {
        header = new LinkedHashMap<>(header);
        claims = new LinkedHashMap<>(claims);
    }

    /** As the suite's realm issues it, for somebody with these roles and no scope. */
    public static TokenDraft accessToken(String user, String... roles) {
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", Tokens.ISSUER);
        claims.put("aud", List.of("dianan-api", "account"));
        claims.put("typ", "Bearer");
        claims.put("azp", "dianan-console");
        claims.put("sub", UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString());
        claims.put("preferred_username", user);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(VALID).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("realm_access", Map.of("roles", List.of(roles)));
        return new TokenDraft(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID), claims);
    }

    /** With a claim set, or taken out where {@code value} is null. */
    public TokenDraft claim(String name, @Nullable Object value) {
        return new TokenDraft(header, with(claims, name, value));
    }

    /** With a header set, or taken out where {@code value} is null. */
    public TokenDraft header(String name, @Nullable Object value) {
        return new TokenDraft(with(header, name, value), claims);
    }

    /** Signed with the issuer's key. */
    public String sign() {
        return sign(TokenKeys.issuer().getPrivate());
    }

    String sign(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(unsigned().getBytes(StandardCharsets.US_ASCII));
            return unsigned() + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String signWithSecret(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal(unsigned().getBytes(StandardCharsets.US_ASCII));
            return unsigned() + "." + base64(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header and claims, without a signature. */
    String unsigned() {
        return base64(json(header)) + "." + base64(json(claims));
    }

    private static Map<String, Object> with(
            Map<String, Object> map, String name, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(map);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private static byte[] json(Map<String, Object> map) {
        try {
            return JSON.writeValueAsBytes(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
