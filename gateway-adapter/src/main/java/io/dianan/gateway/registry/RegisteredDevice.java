package io.dianan.gateway.registry;

import com.google.protobuf.ByteString;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.registry.GatewayDevice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device with what the hot path needs worked out once: its lane and the bytes of its ids. */
public record RegisteredDevice(
        UUID id,
        long version,
        String serialNumber,
        boolean removed,
        UUID modelId,
        @Nullable UUID parentId,
        Lane lane,
        ByteString idBytes,
        List<Circuit> circuits,
        List<String> credentialKeys) {

    /**
     * @param channel from 1
     */
    public record Circuit(int channel, ByteString idBytes) {}

    public static RegisteredDevice of(GatewayDevice device) {
        return new RegisteredDevice(
                device.id(),
                device.version(),
                device.serialNumber(),
                GatewayDevice.REMOVED.equals(device.state()),
                device.modelId(),
                device.parentId(),
                Lane.of(device.id()),
                bytes(device.id()),
                device.circuits().stream()
                        .map(circuit -> new Circuit(circuit.channel(), bytes(circuit.id())))
                        .toList(),
                device.credentials().stream().map(GatewayDevice.Credential::key).toList());
    }

    /** The circuit of this channel; null where the device has none. */
    public @Nullable ByteString circuit(int channel) {
        for (Circuit circuit : circuits) {
            if (circuit.channel() == channel) {
                return circuit.idBytes();
            }
        }
        return null;
    }

    /** Whether someone who holds this credential may be connected as this device. */
    public boolean admits(String credentialKey) {
        return !removed && credentialKeys.contains(credentialKey);
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(UuidBytes.toBytes(id));
    }
}
