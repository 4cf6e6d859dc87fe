package io.dianan.simulator.fleet;

import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A fleet of made devices.
 *
 * @param signIn who registers them: an administrator of demo provider A
 * @param folder where the fleet's file and ledger stand, {@code STATE/simulator}
 * @param devices how many
 * @param interval between two readings of a device; the devices are spread over it
 * @param seed names the fleet: the same seed is the same devices
 * @param trouble what goes wrong in it
 */
public record FleetPlan(
        Suite suite,
        SignIn signIn,
        Path folder,
        int devices,
        Duration interval,
        long seed,
        Habits habits,
        Trouble trouble) {

    public FleetPlan {
        if (devices < 1 || devices > 18_000) {
            throw new IllegalArgumentException(
                    "a fleet has 1 to 18000 devices (open files are limited), not " + devices);
        }
        if (interval.toMillis() < 1 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("an interval is 1 ms to one day, not " + interval);
        }
        if (seed < 0 || seed > 999_999) {
            throw new IllegalArgumentException("a seed is 0 to 999999, not " + seed);
        }
    }

    public static FleetPlan of(
            Suite suite, SignIn signIn, Path folder, int devices, Duration interval) {
        return new FleetPlan(
                suite, signIn, folder, devices, interval, 1, Habits.USUAL, Trouble.NONE);
    }

    public FleetPlan withSeed(long other) {
        return new FleetPlan(suite, signIn, folder, devices, interval, other, habits, trouble);
    }

    public FleetPlan withHabits(Habits other) {
        return new FleetPlan(suite, signIn, folder, devices, interval, seed, other, trouble);
    }

    public FleetPlan withTrouble(Trouble other) {
        return new FleetPlan(suite, signIn, folder, devices, interval, seed, habits, other);
    }

    public Path ledgerFile() {
        return folder.resolve("fleet-" + seed + ".ledger");
    }

    Path fleetFile() {
        return folder.resolve("fleet-" + seed + ".json");
    }

    /** Serial number of the device at this place, from 0. */
    String serialNumber(int index) {
        return "SIM-%d-%06d".formatted(seed, index + 1);
    }
}
