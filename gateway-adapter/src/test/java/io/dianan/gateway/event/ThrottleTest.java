package io.dianan.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Throttle throttle = new Throttle(Duration.ofMinutes(1), 2);

    @Test
    void oneAMinutePassesAndTheNextTellsHowManyDidNot() {
        assertThat(throttle.pass("a", 0)).isZero();
        assertThat(throttle.pass("a", SECOND)).isEqualTo(-1);
        assertThat(throttle.pass("a", 59 * SECOND)).isEqualTo(-1);
        assertThat(throttle.pass("a", 60 * SECOND)).isEqualTo(2);
        assertThat(throttle.pass("a", 120 * SECOND)).isZero();
    }

    @Test
    void keysDoNotShareTheirRate() {
        throttle.pass("a", 0);
        assertThat(throttle.pass("b", 0)).isZero();
    }

    @Test
    void theKeyLongestQuietIsForgottenFirst() {
        throttle.pass("a", 0);
        throttle.pass("b", 1);
        throttle.pass("a", 2);
        throttle.pass("c", 3);
        assertThat(throttle.pass("a", 4)).isEqualTo(-1);
        assertThat(throttle.pass("b", 5)).isZero();
    }
}
