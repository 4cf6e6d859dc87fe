package io.dianan.device.credential;

import io.dianan.device.site.Owner;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code credential}. */
@Entity
@Table(name = "credential")
class CredentialRecord {
    @Id UUID id;
    UUID deviceId;

    /** Word of a {@link CredentialKind}. */
    String kind;

    @Nullable String name;

    /**
     * Of {@link io.dianan.contracts.id.CredentialHash}; of a transmitter, its address in decimal.
     */
    String keyHash;

    Instant createdAt;
    @Nullable UUID providerId;
    UUID enterpriseId;
    String regionCode;

    final void ownedBy(Owner owner) {
        providerId = owner.providerId();
        enterpriseId = owner.enterpriseId();
        regionCode = owner.regionCode();
    }

    Credential toCredential() {
        return new Credential(id, CredentialKind.of(kind), name, createdAt);
    }
}
