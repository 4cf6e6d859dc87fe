package io.dianan.launcher.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsLongerAfterEachDeathUpToHalfAMinute() {
        assertEquals(Duration.ZERO, Backoff.after(0));
        assertEquals(Duration.ofMillis(500), Backoff.after(1));
        assertEquals(Duration.ofSeconds(4), Backoff.after(4));
        assertEquals(Duration.ofSeconds(30), Backoff.after(7));
        assertEquals(Duration.ofSeconds(30), Backoff.after(10_000));
    }
}
