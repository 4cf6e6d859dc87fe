package io.dianan.device.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code device_model}. */
@Entity
@Table(name = "device_model")
class DeviceModelRecord {
    @Id UUID id;
    String vendor;
    String name;
    String protocol;

    /** JSON text: a list of {@link io.dianan.contracts.registry.GatewayModel.Mapping}. */
    @JdbcTypeCode(SqlTypes.JSON)
    String mapping;

    int reportIntervalSeconds;
    @Nullable UUID maintainerId;
    long version;
    Instant createdAt;
}
