package io.dianan.simulator.registry;

import java.util.List;
import java.util.Optional;

/**
 * A device that must be known to the suite.
 *
 * @param siteId where it hangs
 * @param circuits one or more, each on a channel of its own
 * @param transmitterAddress its credential is this source address of GB/T 26875.3; empty: an access
 *     token
 */
public record WantedDevice(
        String serialNumber,
        String siteId,
        DeviceModel model,
        List<WantedCircuit> circuits,
        Optional<Long> transmitterAddress) {
    /** Demo site of demo enterprise A1, which demo provider A serves. */
    public static final String DEMO_SITE = "01900000-0000-7000-8000-000000000a11";

    public WantedDevice {
        circuits = List.copyOf(circuits);
    }

    /** A device with an access token at the demo site. */
    public WantedDevice(String serialNumber, DeviceModel model, List<WantedCircuit> circuits) {
        this(serialNumber, DEMO_SITE, model, circuits, Optional.empty());
    }

    /**
     * @param channel from 1
     * @param phases 1 or 3
     */
    public record WantedCircuit(int channel, String name, int ratedCurrentAmperes, int phases) {}
}
