package io.dianan.simulator.registry;

import java.util.List;

/**
 * A device that must be known to the suite.
 *
 * @param circuits one or more, each on a channel of its own
 */
public record WantedDevice(String serialNumber, DeviceModel model, List<WantedCircuit> circuits) {

    public WantedDevice {
        circuits = List.copyOf(circuits);
    }

    /**
     * @param channel from 1
     * @param phases 1 or 3
     */
    public record WantedCircuit(int channel, String name, int ratedCurrentAmperes, int phases) {}
}
