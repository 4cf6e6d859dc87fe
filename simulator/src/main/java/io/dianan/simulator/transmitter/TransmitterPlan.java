package io.dianan.simulator.transmitter;

import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A fleet of made transmitters.
 *
 * @param signIn who registers them
 * @param folder where the fleet's file and ledger stand, {@code STATE/simulator}
 * @param door of the suite for transmitters
 * @param interval between two readings of a transmitter; time labels have whole seconds
 * @param seed names the fleet: the same seed is the same transmitters
 * @param bufferMax frames that a transmitter keeps; when it is full it does not measure
 */
public record TransmitterPlan(
        Suite suite,
        SignIn signIn,
        Path folder,
        InetSocketAddress door,
        int transmitters,
        Duration interval,
        long seed,
        int bufferMax,
        Patience patience) {
    /** Below what the suite takes as connections at once. */
    public static final int TRANSMITTERS_MAX = 2_000;

    private static final long FIRST_ADDRESS = 200_000_000_000_001L;
    private static final long ADDRESSES_OF_A_SEED = 100_000;

    public TransmitterPlan {
        if (transmitters < 1 || transmitters > TRANSMITTERS_MAX) {
            throw new IllegalArgumentException("1 to 2000 transmitters, not " + transmitters);
        }
        if (interval.toMillis() < 1_000 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "a transmitter's interval is one second to one day, not " + interval);
        }
        if (seed < 0 || seed > 999_999) {
            throw new IllegalArgumentException("a seed is 0 to 999999, not " + seed);
        }
    }

    public Path ledgerFile() {
        return folder.resolve("transmitters-" + seed + ".ledger");
    }

    Path fleetFile() {
        return folder.resolve("transmitters-" + seed + ".json");
    }

    /** Serial number of the transmitter at this place, from 0. */
    String serialNumber(int index) {
        return "SIM-%d-GB-%06d".formatted(seed, index + 1);
    }

    /** Source address of the transmitter at this place: 48 bits, no two fleets share one. */
    long address(int index) {
        return FIRST_ADDRESS + seed * ADDRESSES_OF_A_SEED + index;
    }
}
