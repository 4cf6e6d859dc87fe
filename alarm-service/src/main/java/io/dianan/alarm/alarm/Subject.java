package io.dianan.alarm.alarm;

import io.dianan.alarm.directory.Circuit;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Owner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm is about; with its type it is what an open alarm is unique by.
 *
 * @param kind {@code circuit}, {@code device} or {@code area}
 * @param id of the circuit or device; of an area, its code and the provider
 * @param owner whose it is at the time of the alarm
 */
public record Subject(
        String kind,
        String id,
        @Nullable UUID circuitId,
        @Nullable String circuitName,
        @Nullable UUID deviceId,
        @Nullable String serialNumber,
        @Nullable UUID siteId,
        Owner owner) {
    public static final String CIRCUIT = "circuit";
    public static final String DEVICE = "device";
    public static final String AREA = "area";

    public static Subject of(Device device, Circuit circuit) {
        return new Subject(
                CIRCUIT,
                circuit.id().toString(),
                circuit.id(),
                circuit.name(),
                device.id(),
                device.serialNumber(),
                device.siteId(),
                device.owner());
    }

    public static Subject of(Device device) {
        return new Subject(
                DEVICE,
                device.id().toString(),
                null,
                null,
                device.id(),
                device.serialNumber(),
                device.siteId(),
                device.owner());
    }

    /** One provider's devices of a county. */
    public static Subject ofArea(String county, @Nullable UUID providerId) {
        return new Subject(
                AREA,
                providerId == null ? county : county + "/" + providerId,
                null,
                null,
                null,
                null,
                null,
                new Owner(providerId, null, county));
    }
}
