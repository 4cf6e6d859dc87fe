package io.dianan.simulator.fleet;

import io.dianan.simulator.physics.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * What goes wrong in a fleet: its first devices have a fault from some time on.
 *
 * @param fault on the circuit; empty: the device falls silent and hangs up
 * @param devices how many
 * @param after so long after the fleet has begun to measure
 */
public record Trouble(Optional<Fault> fault, int devices, Duration after) {
    public static final Trouble NONE = new Trouble(Optional.empty(), 0, Duration.ZERO);

    public Trouble {
        if (devices < 0) {
            throw new IllegalArgumentException("no fewer than no devices, not " + devices);
        }
    }

    /** How many devices fall silent. */
    int silent() {
        return fault.isEmpty() ? devices : 0;
    }

    /** The source of the device at this place of the fleet, from 0. */
    Source of(int index, Source well, long beginMillis) {
        if (index >= devices) {
            return well;
        }
        if (fault.isEmpty()) {
            return new SilencedSource(well, beginMillis + after.toMillis());
        }
        FaultySource faulty = new FaultySource(well, fault.get());
        faulty.breakNow(beginMillis + after.toMillis());
        return faulty;
    }
}
