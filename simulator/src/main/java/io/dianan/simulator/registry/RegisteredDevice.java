package io.dianan.simulator.registry;

import java.util.List;

/**
 * A device that the suite knows.
 *
 * @param token its access token: the MQTT user name
 */
public record RegisteredDevice(
        String serialNumber, String deviceId, String token, List<Circuit> circuits) {

    public RegisteredDevice {
        circuits = List.copyOf(circuits);
    }

    /**
     * @param channel from 1
     */
    public record Circuit(int channel, String circuitId) {}
}
