package io.dianan.simulator.fleet;

import io.dianan.simulator.ledger.Ledger;
import io.dianan.simulator.ledger.LedgerLine.Series;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.registry.RegisteredDevice.Circuit;
import java.util.HashMap;
import java.util.Map;

/** Gives each circuit its number in the ledger. */
public final class SeriesBook {
    private final Ledger ledger;
    private final Map<String, Integer> byCircuit = new HashMap<>();

    public SeriesBook(Ledger ledger) {
        this.ledger = ledger;
        ledger.contents().series().forEach(s -> byCircuit.put(s.circuitId(), s.series()));
    }

    /** Numbers of a device's circuits by channel; what has none yet gets one. */
    public Map<Integer, Integer> numbers(RegisteredDevice device) {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Circuit circuit : device.circuits()) {
            numbers.put(circuit.channel(), number(device, circuit));
        }
        return numbers;
    }

    private int number(RegisteredDevice device, Circuit circuit) {
        Integer known = byCircuit.get(circuit.circuitId());
        if (known != null) {
            return known;
        }
        int number = byCircuit.size();
        byCircuit.put(circuit.circuitId(), number);
        ledger.name(
                new Series(
                        number,
                        device.serialNumber(),
                        device.deviceId(),
                        circuit.circuitId(),
                        circuit.channel()));
        return number;
    }
}
