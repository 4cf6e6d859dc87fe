package io.dianan.simulator.command;

import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.FleetCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Watches a running fleet until its time is over, its sources end, or the user wishes to end. */
final class Run {
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofMillis(100);

    private final Fleet fleet;
    private final Screen screen;
    private final Stopper stopper;
    private FleetCounts before;
    private long beforeNanos = System.nanoTime();

    Run(Fleet fleet, Screen screen, Stopper stopper) {
        this.fleet = fleet;
        this.screen = screen;
        this.stopper = stopper;
        this.before = fleet.counts();
    }

    /** Lets it work. */
    void until(Optional<Duration> duration) throws IOException, InterruptedException {
        long start = System.nanoTime();
        boolean over = false;
        while (!over) {
            boolean stop = stopper.wishedWithin(STEP);
            boolean ended = fleet.awaitEnd(Duration.ZERO);
            long nanos = System.nanoTime() - start;
            over = stop || ended || duration.filter(d -> nanos >= d.toNanos()).isPresent();
            checkAndTell(over);
        }
    }

    /**
     * Ends measuring and waits for the last acknowledgements.
     *
     * @return whether all came
     */
    boolean drain(Duration atMost) throws IOException, InterruptedException {
        fleet.stop();
        long end = System.nanoTime() + atMost.toNanos();
        boolean quiet = false;
        while (!quiet && System.nanoTime() < end) {
            quiet = fleet.quiesce(STEP);
            checkAndTell(quiet);
        }
        FleetCounts counts = fleet.counts();
        screen.say(
                quiet
                        ? "All acknowledged."
                        : "%d messages are still not acknowledged; the next run sends them again."
                                .formatted(counts.waiting()));
        return quiet;
    }

    private void checkAndTell(boolean now) throws IOException {
        if (fleet.failure().isPresent()) {
            throw new IOException(
                    "The ledger can no longer be written: " + fleet.failure().get().getMessage());
        }
        double seconds = (System.nanoTime() - beforeNanos) / 1e9;
        if (now || seconds >= PROGRESS_EVERY.toSeconds()) {
            FleetCounts counts = fleet.counts();
            screen.progress(counts, before, Math.max(0.001, seconds));
            before = counts;
            beforeNanos = System.nanoTime();
        }
    }
}
