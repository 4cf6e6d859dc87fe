package io.dianan.tenant.site;

import io.dianan.contracts.state.SiteState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** A site's row. */
@Entity
@Table(name = "site")
class SiteRecord {
    @Id UUID id;

    @Version long version;

    @Column(name = "enterprise_id", updatable = false)
    UUID enterpriseId;

    /** Copied from the enterprise. */
    @Column(name = "provider_id")
    @Nullable UUID providerId;

    @Column(name = "region_code")
    String regionCode;

    String name;
    String address;
    @Nullable BigDecimal longitude;
    @Nullable BigDecimal latitude;

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

    SiteState toState() {
        return new SiteState(id, wireVersion(), enterpriseId, name, regionCode, providerId);
    }
}
