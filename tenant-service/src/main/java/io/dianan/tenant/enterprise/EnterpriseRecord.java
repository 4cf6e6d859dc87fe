package io.dianan.tenant.enterprise;

import io.dianan.contracts.state.EnterpriseState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** An enterprise's row; the database copies its id to the owner column enterprise_id. */
@Entity
@Table(name = "enterprise")
class EnterpriseRecord {
    @Id UUID id;

    @Version long version;

    /** Who serves it; null while nobody does. */
    @Column(name = "provider_id")
    @Nullable UUID providerId;

    @Column(name = "region_code")
    String regionCode;

    String name;
    String uscc;
    @Nullable String address;

    @Column(name = "venue_class")
    @Nullable String venueClass;

    @Column(name = "industry_code")
    @Nullable String industryCode;

    @Column(name = "key_field")
    boolean keyField;

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

    EnterpriseState toState() {
        return new EnterpriseState(id, wireVersion(), name, regionCode, providerId);
    }
}
