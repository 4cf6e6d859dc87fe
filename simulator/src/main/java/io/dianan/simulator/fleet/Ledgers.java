package io.dianan.simulator.fleet;

import io.dianan.simulator.ledger.Ledger;
import io.dianan.simulator.registry.RegisteredDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the ledger that belongs to a fleet. */
public final class Ledgers {
    private Ledgers() {}

    /**
     * The fleet's ledger; one that tells of other devices with the same serial numbers (the suite
     * was set up anew) is put aside first.
     */
    public static Ledger open(Path file, List<RegisteredDevice> devices) throws IOException {
        Ledger ledger = Ledger.open(file);
        Map<String, String> ids =
                devices.stream()
                        .collect(
                                Collectors.toMap(
                                        RegisteredDevice::serialNumber,
                                        RegisteredDevice::deviceId));
        boolean foreign =
                ledger.contents().series().stream()
                        .anyMatch(
                                s ->
                                        !s.deviceId()
                                                .equals(
                                                        ids.getOrDefault(
                                                                s.serialNumber(), s.deviceId())));
        if (!foreign) {
            return ledger;
        }
        ledger.close();
        Files.move(file, file.resolveSibling(file.getFileName() + ".old-" + System.nanoTime()));
        return Ledger.open(file);
    }
}
