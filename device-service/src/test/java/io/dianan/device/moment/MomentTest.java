package io.dianan.device.moment;

import static io.dianan.contracts.wire.TimeQuality.TIME_QUALITY_DEVICE;
import static io.dianan.contracts.wire.TimeQuality.TIME_QUALITY_RESTAMPED_FUTURE;
import static io.dianan.contracts.wire.TimeQuality.TIME_QUALITY_RESTAMPED_ILLEGAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void aClockFiveMinutesAheadIsBelievedAndOneFurtherIsSetBack() {
        Instant ahead = RECEIVED.plus(Duration.ofMinutes(5));

        assertThat(moment(ahead)).isEqualTo(new Moment(ahead, RECEIVED, TIME_QUALITY_DEVICE));
        assertThat(moment(ahead.plusMillis(1)))
                .isEqualTo(new Moment(RECEIVED, RECEIVED, TIME_QUALITY_RESTAMPED_FUTURE));
    }

    @Test
    void anOldClockIsKeptAsItIs() {
        assertThat(moment(Instant.EPOCH))
                .isEqualTo(new Moment(Instant.EPOCH, RECEIVED, TIME_QUALITY_DEVICE));
    }

    @Test
    void aTimeBeforeAllCalendarsIsSetToTheReceiveTime() {
        assertThat(Moment.of(Long.MIN_VALUE, RECEIVED.toEpochMilli(), 0))
                .contains(new Moment(RECEIVED, RECEIVED, TIME_QUALITY_RESTAMPED_ILLEGAL));
    }

    @Test
    void aGatewayClockThatCannotBeTrueGivesNoMoment() {
        assertThat(Moment.of(0, 0, 0)).isEmpty();
        assertThat(Moment.of(0, Long.MAX_VALUE, 0)).isEmpty();
    }

    @Test
    void aQualityOfALaterVersionIsTakenForTheLeast() {
        assertThat(Moment.of(RECEIVED.toEpochMilli(), RECEIVED.toEpochMilli(), 77))
                .map(Moment::qualityWord)
                .contains("received");
    }

    private static Moment moment(Instant at) {
        return Moment.of(at.toEpochMilli(), RECEIVED.toEpochMilli(), 0).orElseThrow();
    }
}
