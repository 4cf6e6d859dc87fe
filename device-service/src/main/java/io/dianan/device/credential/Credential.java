package io.dianan.device.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credential as its owner's provider reads it: without its secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Credential(UUID id, CredentialKind kind, @Nullable String name, Instant createdAt) {

    /** With its secret, if it has one: once, when it is made. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WithSecret(
            UUID id,
            CredentialKind kind,
            @Nullable String name,
            @Nullable String secret,
            Instant createdAt) {
        /** Without the secret, so that no log shows it. */
        @Override
        public String toString() {
            return "WithSecret[id=" + id + "]";
        }
    }

    WithSecret with(@Nullable String secret) {
        return new WithSecret(id, kind, name, secret, createdAt);
    }
}
