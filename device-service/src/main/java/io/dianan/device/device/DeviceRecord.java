package io.dianan.device.device;

import io.dianan.device.site.Site;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code device}. */
@Entity
@Table(name = "device")
class DeviceRecord {
    @Id UUID id;
    String serialNumber;
    @Nullable String imei;
    @Nullable String iccid;
    UUID modelId;
    UUID siteId;
    @Nullable UUID parentId;

    /** Word of a {@link DeviceState}. */
    String state;

    @Nullable UUID providerId;
    UUID enterpriseId;
    String regionCode;
    long version;
    Instant createdAt;
    @Nullable Instant removedAt;

    static DeviceRecord inStock(UUID id, Site site, Instant now) {
        DeviceRecord device = new DeviceRecord();
        device.id = id;
        device.state = DeviceState.IN_STOCK.word();
        device.version = 1;
        device.createdAt = now;
        device.standAt(site);
        return device;
    }

    /** The site, and with it the owner. */
    final void standAt(Site site) {
        siteId = site.id();
        providerId = site.providerId();
        enterpriseId = site.enterpriseId();
        regionCode = site.regionCode();
    }

    final void describe(DeviceDescription description) {
        serialNumber = description.serialNumber();
        imei = description.imei();
        iccid = description.iccid();
        modelId = description.modelId();
        parentId = description.parentId();
    }

    Device toDevice() {
        return new Device(
                id,
                serialNumber,
                imei,
                iccid,
                modelId,
                siteId,
                parentId,
                DeviceState.of(state),
                providerId,
                enterpriseId,
                regionCode,
                version,
                createdAt,
                removedAt);
    }
}
