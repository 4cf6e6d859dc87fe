package io.dianan.alarm.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A device with its owner and its circuits. */
public record Device(
        UUID id,
        long version,
        String serialNumber,
        UUID modelId,
        UUID siteId,
        String state,
        Owner owner,
        Duration reportInterval,
        List<Circuit> circuits) {
    private static final Set<String> NOT_AT_WORK = Set.of("in-stock", "suspended", "removed");

    public Device {
        circuits = List.copyOf(circuits);
    }

    public Optional<Circuit> circuit(UUID circuitId) {
        return circuits.stream().filter(circuit -> circuit.id().equals(circuitId)).findFirst();
    }

    /** Whether silence of this device means anything. */
    public boolean atWork() {
        return atWork(state);
    }

    /** The same, of a life cycle's state alone. */
    public static boolean atWork(String state) {
        return !NOT_AT_WORK.contains(state);
    }
}
