package io.dianan.gateway.door;

import io.dianan.contracts.id.CredentialHash;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Turns what a device says of itself into the key that the registry knows it by. */
@Singleton
class Credentials {
    private final CredentialHash hash;

    Credentials(DoorConfig config) {
        this.hash = new CredentialHash(Base64.getDecoder().decode(config.credentialKey()));
    }

    /**
     * A user name alone is an access token; with a password it is a credential's name. Null without
     * a user name.
     */
    @Nullable String keyOf(MqttConnectPayload signIn) {
        String userName = signIn.userName();
        if (userName == null || userName.isEmpty()) {
            return null;
        }
        byte[] password = signIn.passwordInBytes();
        if (password == null || password.length == 0) {
            return hash.ofAccessToken(userName);
        }
        return hash.ofPassword(userName, new String(password, StandardCharsets.UTF_8));
    }
}
