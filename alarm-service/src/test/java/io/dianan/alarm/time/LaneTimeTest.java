package io.dianan.alarm.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.time.LaneTime.Topic;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaneTimeTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final LaneTime time = new LaneTime();

    @Test
    void nothingIsKnownUntilBothTopicsWereHeard() {
        advance("a", Topic.READINGS, 0);
        assertThat(time.watermark()).isEmpty();

        advance("a", Topic.EVENTS, 5);
        assertThat(time.watermark()).contains(NOON);
    }

    @Test
    void theOlderTopicCounts() {
        both("a", 0);
        advance("a", Topic.READINGS, 20);

        assertThat(time.watermark()).contains(NOON);
    }

    @Test
    void theSlowerGatewayCountsUntilOthersHaveLeftItBehind() {
        both("a", 0);
        both("b", 0);
        both("a", 30);
        assertThat(time.watermark()).contains(NOON);

        for (int second = 30; second <= 121; second++) {
            both("a", second);
        }
        assertThat(time.watermark()).contains(NOON.plusSeconds(121));
        assertThat(time.graceFrom()).contains(NOON.plusSeconds(121));
    }

    @Test
    void aMarkNeverGoesBack() {
        both("a", 60);
        both("a", 30);

        assertThat(time.watermark()).contains(NOON.plusSeconds(60));
    }

    @Test
    void aGapIsAnOutageOfOursAndSilenceCountsFromItsEnd() {
        both("a", 0);

        assertThat(time.advance(Topic.READINGS, "a", NOON.plusSeconds(600)))
                .contains(new Outage("a", NOON, NOON.plusSeconds(600)));
        assertThat(time.graceFrom()).contains(NOON.plusSeconds(600));
        assertThat(time.outages()).hasSize(1);
    }

    @Test
    void theGapOfARestartIsSeenToo() {
        time.resume(Topic.READINGS, "a", NOON);

        assertThat(time.advance(Topic.READINGS, "a", NOON.plusSeconds(600))).isPresent();
    }

    @Test
    void aDrainingBacklogIsNoOutage() {
        time.resume(Topic.READINGS, "a", NOON);
        time.resume(Topic.EVENTS, "a", NOON);
        for (int second = 5; second <= 600; second += 5) {
            assertThat(advance("a", Topic.READINGS, second)).isFalse();
            assertThat(advance("a", Topic.EVENTS, second)).isFalse();
        }
        assertThat(time.graceFrom()).contains(NOON);
        assertThat(time.watermark()).contains(NOON.plusSeconds(600));
    }

    @Test
    void theOutageOfAGatewayThatOthersOutlivedIsSeenWhenItReturns() {
        both("a", 0);
        both("b", 0);
        for (int second = 5; second <= 600; second += 5) {
            both("a", second);
        }

        assertThat(time.advance(Topic.READINGS, "b", NOON.plusSeconds(600)))
                .contains(new Outage("b", NOON, NOON.plusSeconds(600)));
    }

    private void both(String gateway, int second) {
        advance(gateway, Topic.READINGS, second);
        advance(gateway, Topic.EVENTS, second);
    }

    private boolean advance(String gateway, Topic topic, int second) {
        return time.advance(topic, gateway, NOON.plusSeconds(second)).isPresent();
    }
}
