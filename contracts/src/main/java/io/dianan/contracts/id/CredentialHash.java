package io.dianan.contracts.id;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a device's secret is kept: HMAC-SHA-256 under the installation key, which device-service and
 * gateway-adapter share. A look-up by hash stays cheap in a reconnect storm. A plain fast hash is
 * enough because no secret has less than 20 characters, and ours have 128 random bits.
 */
public final class CredentialHash {
    private final SecretKeySpec key;

    /**
     * @param key at least 32 bytes
     */
    public CredentialHash(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the device credential key has fewer than 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Key of an access token (a user name without password), lower-case hex. */
    public String ofAccessToken(String token) {
        return hmac("token\0" + token);
    }

    /** Key of a credential with a name (user name) and a secret (password), lower-case hex. */
    public String ofPassword(String name, String secret) {
        return hmac("password\0" + name + "\0" + secret);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
