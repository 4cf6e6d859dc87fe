package io.dianan.device.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.contracts.id.CredentialHash;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final byte[] KEY = new byte[32];
    private final Secrets secrets = new Secrets(() -> Base64.getEncoder().encodeToString(KEY));

    @Test
    void madeSecretsAreLongAndNeverTheSame() {
        String secret = secrets.make();

        assertTrue(secret.matches("[A-Za-z0-9_-]{32}"), "192 bits of base64url");
        assertNotEquals(secret, secrets.make());
    }

    @Test
    void keyIsWhatTheGatewayWillLookUp() {
        CredentialHash gateway = new CredentialHash(KEY);

        assertEquals(gateway.ofAccessToken("s3cret"), secrets.keyOfToken("s3cret"));
        assertEquals(gateway.ofPassword("pump", "s3cret"), secrets.keyOfPassword("pump", "s3cret"));
    }

    @Test
    void shortKeyIsRefusedAtStart() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Secrets(() -> Base64.getEncoder().encodeToString(new byte[31])));
    }

    @Test
    void noTextOfARequestOrAnswerShowsTheSecret() {
        NewCredential wanted =
                new NewCredential(CredentialKind.PASSWORD, "pump", "very-secret-very-secret");
        Credential.WithSecret shown =
                new Credential(
                                new java.util.UUID(0, 1),
                                CredentialKind.PASSWORD,
                                "pump",
                                java.time.Instant.EPOCH)
                        .with("very-secret-very-secret");

        assertFalse(wanted.toString().contains("very-secret"));
        assertFalse(shown.toString().contains("very-secret"));
    }
}
