package io.dianan.simulator.fleet;

import io.dianan.simulator.registry.RegisteredDevice;
import java.util.Map;
import java.util.Optional;

/**
 * A registered device, what it measures and how it speaks.
 *
 * @param series number in the ledger by channel
 */
record Member(RegisteredDevice device, Map<Integer, Integer> series, Source source, Speech speech) {
    private static final int CLIENT_ID_MAX = 23;

    Member {
        series = Map.copyOf(series);
    }

    int seriesOf(int channel) {
        return Optional.ofNullable(series.get(channel))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        device.serialNumber() + " has no channel " + channel));
    }

    /** The serial number, or what 3.1.1 promises to take of it. */
    String clientId() {
        String serial = device.serialNumber();
        return serial.length() <= CLIENT_ID_MAX
                ? serial
                : serial.substring(0, 14) + "-" + Integer.toHexString(serial.hashCode());
    }
}
