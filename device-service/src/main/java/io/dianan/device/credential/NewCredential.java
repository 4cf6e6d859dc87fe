package io.dianan.device.credential;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param name needed for a password: the user name; for a transmitter: its address; a label of an
 *     access token
 * @param secret brought along, at least 20 characters; absent: we make one. An address has none
 */
record NewCredential(
        @NotNull CredentialKind kind,
        @Nullable
                @Pattern(
                        regexp = "[A-Za-z0-9._:@-]{1,64}",
                        message = "must be 1 to 64 letters, digits or . _ : @ -")
                String name,
        @Nullable
                @Pattern(
                        regexp = "[\\x21-\\x7e]{20,256}",
                        message = "must be 20 to 256 visible ASCII characters")
                String secret) {
    /** Without the secret, so that no log shows it. */
    @Override
    public String toString() {
        return "NewCredential[kind=" + kind + ", name=" + name + "]";
    }
}
