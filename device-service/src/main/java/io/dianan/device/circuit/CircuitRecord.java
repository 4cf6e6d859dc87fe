package io.dianan.device.circuit;

import io.dianan.device.device.Device;
import io.dianan.device.site.Owner;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code circuit}. */
@Entity
@Table(name = "circuit")
class CircuitRecord {
    @Id UUID id;
    UUID deviceId;
    int channel;
    String name;
    @Nullable BigDecimal ratedCurrentAmperes;
    int phases;

    /** Word of a {@link LoadClass}. */
    String loadClass;

    Instant validFrom;
    @Nullable Instant validTo;
    @Nullable UUID providerId;
    UUID enterpriseId;
    String regionCode;
    long version;

    static CircuitRecord of(UUID id, Device device, CircuitDescription description, Instant now) {
        CircuitRecord circuit = new CircuitRecord();
        circuit.id = id;
        circuit.deviceId = device.id();
        circuit.channel = description.channel();
        circuit.validFrom = now;
        circuit.version = 1;
        circuit.ownedBy(device.owner());
        circuit.describe(description);
        return circuit;
    }

    final void ownedBy(Owner owner) {
        providerId = owner.providerId();
        enterpriseId = owner.enterpriseId();
        regionCode = owner.regionCode();
    }

    final void describe(CircuitDescription description) {
        name = description.name();
        ratedCurrentAmperes = description.ratedCurrentAmperes();
        phases = description.phases();
        loadClass = description.loadClass().word();
    }

    Circuit toCircuit() {
        return new Circuit(
                id,
                deviceId,
                channel,
                name,
                ratedCurrentAmperes,
                phases,
                LoadClass.of(loadClass),
                validFrom,
                validTo,
                providerId,
                enterpriseId,
                regionCode,
                version);
    }
}
