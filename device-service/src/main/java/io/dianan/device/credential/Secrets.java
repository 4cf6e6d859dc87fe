package io.dianan.device.credential;

import io.dianan.contracts.id.CredentialHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets and hashes them. */
@ApplicationScoped
class Secrets {
    private static final int RANDOM_BYTES = 24;

    private final CredentialHash hash;
    private final SecureRandom random = new SecureRandom();

    Secrets(CredentialConfig config) {
        this.hash = new CredentialHash(Base64.getDecoder().decode(config.credentialKey()));
    }

    /** 192 random bits, 32 characters of base64url. */
    String make() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the gateway looks a device up by. */
    String keyOfToken(String token) {
        return hash.ofAccessToken(token);
    }

    /** What the gateway looks a device up by. */
    String keyOfPassword(String name, String secret) {
        return hash.ofPassword(name, secret);
    }
}
