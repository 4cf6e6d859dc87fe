package io.dianan.contracts.id;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Expected values from {@code openssl dgst -sha256 -mac HMAC}. */
class CredentialHashTest {
    private final CredentialHash hash =
            new CredentialHash("0123456789abcdef0123456789abcdef".getBytes(US_ASCII));

    @Test
    void aTokenAndAPasswordHashAsTheStandardToolTells() {
        assertThat(hash.ofAccessToken("A1_TEST_TOKEN_20_CHARS"))
                .isEqualTo("bc221f64e00c1e2754a47d312a9be697e0202c12ff4adcdf3968cff088eb521b");
        assertThat(hash.ofPassword("meter-7", "s3cret-of-the-meter-7"))
                .isEqualTo("ad3a54a685092658ec7b18a445cb8524f6885292a771dafc5a34061d698859aa");
    }

    @Test
    void nameAndSecretCannotBeCutElsewhere() {
        assertThat(hash.ofPassword("ab", "c")).isNotEqualTo(hash.ofPassword("a", "bc"));
        assertThat(hash.ofAccessToken("a")).isNotEqualTo(hash.ofPassword("a", ""));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new CredentialHash(new byte[31])).hasMessageContaining("32");
    }
}
