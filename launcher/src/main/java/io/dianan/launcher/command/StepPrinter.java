package io.dianan.launcher.command;

import io.dianan.launcher.process.PartState;
import io.dianan.launcher.process.PartStatus;
import io.dianan.launcher.process.StatusBoard;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints each step of a start with its time, and later what happens to the parts. */
final class StepPrinter implements StatusBoard.Listener {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    StepPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void changed(PartStatus before, PartStatus after) {
        if (before.state() == after.state() && before.restarts() == after.restarts()) {
            if (before.pid() == null && after.pid() != null) {
                step(after.name(), "started, process " + after.pid());
            }
            return;
        }
        step(after.name(), words(before, after));
    }

    void step(String name, String what) {
        out.printf(Locale.ROOT, "%7.1f s  %-16s %s%n", seconds(), name, what);
        out.flush();
    }

    double seconds() {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }

    private static String words(PartStatus before, PartStatus after) {
        return switch (after.state()) {
            case HEALTHY -> "healthy";
            case STARTING -> "starting again, time " + after.restarts();
            case DOWN -> before.state() == PartState.HEALTHY ? "down" : "ended";
        };
    }
}
