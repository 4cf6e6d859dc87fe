package io.dianan.launcher.process;

import java.time.Duration;

/** How long to wait before the next start of a part that has died some times in a row. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration MAX = Duration.ofSeconds(30);

    private Backoff() {}

    static Duration after(int deathsInARow) {
        if (deathsInARow <= 0) {
            return Duration.ZERO;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(deathsInARow - 1, 10));
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }
}
