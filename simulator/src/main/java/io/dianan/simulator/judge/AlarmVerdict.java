package io.dianan.simulator.judge;

import java.util.List;

/**
 * Whether the suite shows the alarms that the ledger's readings are due to raise, and no others.
 *
 * @param expected a line each: {@code SIM-1-000001 residual-current-high}
 * @param found those of them that are there
 * @param missing those that are not
 * @param extra alarms of the ledger's devices that nothing explains
 */
public record AlarmVerdict(
        List<String> expected, int found, List<String> missing, List<String> extra) {
    public AlarmVerdict {
        expected = List.copyOf(expected);
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
    }

    public boolean clean() {
        return missing.isEmpty() && extra.isEmpty();
    }
}
