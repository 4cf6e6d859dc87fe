package io.dianan.alarm.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    @Test
    void theFirstReadingOfADeviceIsLiveWhateverItsClockSays() {
        Instant at = NOON.minus(EIGHT_HOURS);

        assertThat(late(at, NOON, DeviceClock.first(at, NOON))).isFalse();
    }

    @Test
    void aClockEightHoursBehindIsNoReasonToBeLate() {
        DeviceClock clock = clockBehind(EIGHT_HOURS);
        Instant at = NOON.minus(EIGHT_HOURS).plusSeconds(60);

        assertThat(late(at, NOON.plusSeconds(62), clock.after(at, NOON.plusSeconds(62)))).isFalse();
    }

    @Test
    void aBackfillOfADeviceWithAGoodClockIsLate() {
        DeviceClock clock = clockBehind(Duration.ZERO);
        Instant at = NOON.minus(Duration.ofHours(2));

        assertThat(late(at, NOON, clock.after(at, NOON))).isTrue();
    }

    @Test
    void aBackfillOfADeviceEightHoursBehindIsLateToo() {
        DeviceClock clock = clockBehind(EIGHT_HOURS);
        Instant at = NOON.minus(EIGHT_HOURS).minus(Duration.ofHours(2));

        assertThat(late(at, NOON, clock.after(at, NOON))).isTrue();
    }

    @Test
    void aLongBackfillDoesNotSpoilTheClock() {
        DeviceClock clock = clockBehind(Duration.ZERO);
        Instant received = NOON;
        for (int minute = 0; minute < 120; minute++) {
            received = received.plusMillis(500);
            Instant at = NOON.minus(Duration.ofMinutes(120 - minute));
            clock = clock.after(at, received);
            assertThat(late(at, received, clock))
                    .as("minute " + minute)
                    .isEqualTo(Duration.between(at, received).compareTo(LIMIT) > 0);
        }
    }

    @Test
    void aClockThatWasSetBackIsBelievedAfterFiveSteadyMinutes() {
        DeviceClock clock = clockBehind(Duration.ZERO);
        Instant at = NOON;
        for (int second = 0; second <= 300; second += 60) {
            Instant received = NOON.plusSeconds(second);
            at = received.minus(EIGHT_HOURS);
            clock = clock.after(at, received);
            assertThat(late(at, received, clock)).isEqualTo(second < 300);
        }
    }

    @Test
    void aClockThatWasCorrectedForwardIsBelievedAtOnce() {
        DeviceClock clock = clockBehind(EIGHT_HOURS).after(NOON, NOON.plusSeconds(1));
        Instant backfilled = NOON.minus(Duration.ofHours(1));

        assertThat(late(backfilled, NOON.plusSeconds(2), clock)).isTrue();
    }

    @Test
    void ourOwnOutageMakesNothingLate() {
        DeviceClock clock = clockBehind(Duration.ZERO);
        Outage outage = new Outage("gateway-1", NOON.minus(Duration.ofHours(2)), NOON);
        Instant within = NOON.minus(Duration.ofHours(1));
        Instant after = NOON.plus(Duration.ofMinutes(30));
        Instant longBefore = NOON.minus(Duration.ofHours(3));

        assertThat(late(within, NOON.plusSeconds(5), clock, outage)).isFalse();
        assertThat(late(after, after.plus(Duration.ofMinutes(40)), clock, outage)).isFalse();
        assertThat(late(longBefore, NOON.plusSeconds(5), clock, outage)).isTrue();
    }

    private static boolean late(Instant at, Instant receivedAt, DeviceClock clock, Outage... own) {
        return Lateness.late(at, receivedAt, clock, List.of(own), LIMIT);
    }

    private static DeviceClock clockBehind(Duration behind) {
        return DeviceClock.first(
                NOON.minus(Duration.ofHours(3)).minus(behind), NOON.minus(Duration.ofHours(3)));
    }
}
