package io.dianan.tenant.region;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One time during which a code stood for a region. */
@Entity
@Table(name = "region")
class RegionRecord {
    @Id UUID id;

    @Version long version;

    String code;
    String name;
    String level;

    @Column(name = "parent_code")
    @Nullable String parentCode;

    @Column(name = "valid_from")
    @Nullable LocalDate validFrom;

    @Column(name = "valid_to")
    @Nullable LocalDate validTo;

    String[] successors = {};

    @Nullable BigDecimal longitude;
    @Nullable BigDecimal latitude;

    /** Invented for tests and demonstrations. */
    boolean made;

    Validity validity() {
        return new Validity(validFrom, validTo);
    }
}
