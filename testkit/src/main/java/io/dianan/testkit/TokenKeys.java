package io.dianan.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * The issuer's key of this JVM. It lies in a system property, since a test and the resource that
 * serves the key set are loaded by different class loaders.
 */
final class TokenKeys {
    private static final String PROPERTY = "dianan.testkit.token-key";

    private TokenKeys() {}

    static synchronized KeyPair issuer() {
        String kept = System.getProperty(PROPERTY);
        if (kept == null) {
            KeyPair fresh = generate();
            kept = Base64.getEncoder().encodeToString(fresh.getPrivate().getEncoded());
            System.setProperty(PROPERTY, kept);
        }
        return read(kept);
    }

    /** A pair that no issuer knows. */
    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAPublicKey publicKey() {
        return (RSAPublicKey) issuer().getPublic();
    }

    private static KeyPair read(String pkcs8) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey)
                            rsa.generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));
            return new KeyPair(
                    rsa.generatePublic(
                            new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
                    key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
