package io.dianan.alarm.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known of one device. */
class DevicePresenceTest {
    private static final Instant SEEN = Instant.parse("2026-03-02T08:00:00Z");
    private static final DevicePresence THERE =
            new DevicePresence(true, SEEN, Duration.ofMinutes(5));

    @Test
    void aMessageThatCameBeforeItWentIsNoNews() {
        assertThat(THERE.gone().isNews(SEEN)).isFalse();
        assertThat(THERE.gone().isNews(SEEN.minusMillis(1))).isFalse();
        assertThat(THERE.gone().isNews(SEEN.plusMillis(1))).isTrue();
        assertThat(THERE.isNews(SEEN)).isTrue();
    }

    @Test
    void silenceCountsFromTheGraceWhereThatIsLater() {
        assertThat(THERE.dueOffline(SEEN.minusSeconds(9))).isEqualTo(SEEN.plusSeconds(300));
        assertThat(THERE.dueOffline(SEEN.plusSeconds(60))).isEqualTo(SEEN.plusSeconds(360));
    }
}
