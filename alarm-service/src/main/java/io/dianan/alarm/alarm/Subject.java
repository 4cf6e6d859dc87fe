package io.dianan.alarm.alarm;

import io.dianan.alarm.directory.Circuit;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Owner;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm is about; with its type it is what an open alarm is unique by.
 *
 * @param kind {@code circuit}, {@code device} or {@code area}
 * @param id of the circuit or device; of an area, its code and the provider
 * @param owner whose it is at the time of the alarm
 * @param extent of an area
 */
public record Subject(
        String kind,
        String id,
        @Nullable UUID circuitId,
        @Nullable String circuitName,
        @Nullable UUID deviceId,
        @Nullable String serialNumber,
        @Nullable UUID siteId,
        Owner owner,
        @Nullable Extent extent) {
    public static final String CIRCUIT = "circuit";
    public static final String DEVICE = "device";
    public static final String AREA = "area";

    /**
     * How far an incident reaches.
     *
     * @param devices how many are concerned
     * @param regionCodes where they are, in order
     */
    public record Extent(int devices, List<String> regionCodes) {
        public Extent {
            regionCodes = List.copyOf(regionCodes);
        }
    }

    public static Subject of(Device device, Circuit circuit) {
        return new Subject(
                CIRCUIT,
                circuit.id().toString(),
                circuit.id(),
                circuit.name(),
                device.id(),
                device.serialNumber(),
                device.siteId(),
                device.owner(),
                null);
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
                device.owner(),
                null);
    }

    /** A device of which no more than this is known. */
    public static Subject ofDevice(UUID id, String serialNumber, UUID siteId, Owner owner) {
        return new Subject(
                DEVICE, id.toString(), null, null, id, serialNumber, siteId, owner, null);
    }

    /**
     * One provider's devices of a county or street; those that nobody serves, where there is no
     * provider.
     */
    public static Subject ofArea(String regionCode, @Nullable UUID providerId, Extent extent) {
        return new Subject(
                AREA,
                providerId == null ? regionCode : regionCode + "/" + providerId,
                null,
                null,
                null,
                null,
                null,
                new Owner(providerId, null, regionCode),
                extent);
    }
}
