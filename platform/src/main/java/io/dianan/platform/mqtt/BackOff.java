package io.dianan.platform.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubled from {@link #FIRST} up to {@link #LONGEST},
 * then a random share between half and all of it, so that a fleet does not return at one moment.
 */
final class BackOff {
    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int DOUBLINGS_MAX = 10;

    private final RandomGenerator random;
    private int attempts;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long doubled = FIRST.toMillis() << Math.min(attempts++, DOUBLINGS_MAX);
        long whole = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    void reset() {
        attempts = 0;
    }
}
