package io.dianan.simulator.story;

import java.util.Locale;
import java.util.function.Consumer;

/** Writes the story down: a line each, with the time since its start, and keeps the score. */
final class Teller {
    private final Consumer<String> out;
    private final long begin = System.nanoTime();
    private int told;
    private int missed;

    Teller(Consumer<String> out) {
        this.out = out;
    }

    /** What we do, where nothing is to be seen yet. */
    void act(String who, String what) {
        out.accept(line(who, what, ""));
    }

    /** What was seen. */
    void seen(String who, String what, String where) {
        told++;
        out.accept(line(who, what, where));
    }

    /** What must be so; it is told either way. */
    void check(boolean seen, String who, String what, String where) {
        if (seen) {
            seen(who, what, where);
            return;
        }
        missed++;
        out.accept(line(who, "NOT SEEN: " + what, where));
    }

    boolean complete() {
        return missed == 0;
    }

    void end() {
        out.accept(
                complete()
                        ? "%nAll %d observations were made through the public doors, in %.1f s."
                                .formatted(told, seconds())
                        : "%n%d of %d observations were not made."
                                .formatted(missed, told + missed));
    }

    private String line(String who, String what, String where) {
        String place = where.isEmpty() ? "" : "  " + where;
        return String.format(Locale.ROOT, "%6.1f s  %-24s %s%s", seconds(), who, what, place);
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
