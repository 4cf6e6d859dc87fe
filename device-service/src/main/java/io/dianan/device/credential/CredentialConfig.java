package io.dianan.device.credential;

import io.smallrye.config.ConfigMapping;

/** The key under which secrets are hashed; the gateways have the same. */
@ConfigMapping(prefix = "dianan.device")
interface CredentialConfig {
    /** {@code DIANAN_DEVICE_CREDENTIAL_KEY}: base64, at least 32 bytes. Another key cuts all. */
    String credentialKey();
}
