package io.dianan.tenant.provider;

import io.dianan.contracts.state.ProviderState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;

/** A provider's row; its owner is the provider itself. */
@Entity
@Table(name = "provider")
class ProviderRecord {
    @Id UUID id;

    @Version long version;

    String name;
    String uscc;

    @Column(name = "region_code")
    String regionCode;

    /** Invented for tests and demonstrations. */
    boolean made;

    @CreationTimestamp
    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @UpdateTimestamp
    @Column(name = "changed_at")
    Instant changedAt;

    /** Versions count from 1 on the wire between services, and from 0 here. */
    long wireVersion() {
        return version + 1;
    }

    ProviderState toState() {
        return new ProviderState(id, wireVersion(), name, regionCode);
    }
}
