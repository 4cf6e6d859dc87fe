package io.dianan.gateway.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StampsTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final ByteString ONE = ByteString.copyFromUtf8("circuit one.....");
    private static final ByteString TWO = ByteString.copyFromUtf8("circuit two.....");

    private final Stamps stamps = new Stamps();

    @Test
    void theReceiveTimeIsTakenWhereItIsFree() {
        assertThat(stamps.next(ONE, NOW)).isEqualTo(NOW);
        assertThat(stamps.next(TWO, NOW)).isEqualTo(NOW);
        assertThat(stamps.next(ONE, NOW + 7)).isEqualTo(NOW + 7);
    }

    @Test
    void aBurstWithinOneMillisecondGetsTheNextOnesAndTheClockIsCaughtUpWithAfterwards() {
        List<Long> burst = IntStream.range(0, 9_000).mapToObj(_ -> stamps.next(ONE, NOW)).toList();

        assertThat(burst).doesNotHaveDuplicates().isSorted();
        assertThat(burst.getLast()).isEqualTo(NOW + 8_999);
        assertThat(stamps.next(ONE, NOW + 5_000)).isEqualTo(NOW + 9_000);
        assertThat(stamps.next(ONE, NOW + 9_500)).isEqualTo(NOW + 9_500);
    }

    @Test
    void aClockThatStepsBackALittleLetsTimesGoOnByMilliseconds() {
        stamps.next(ONE, NOW);
        assertThat(stamps.next(ONE, NOW - 4 * MINUTE)).isEqualTo(NOW + 1);
        assertThat(stamps.next(ONE, NOW - 2 * MINUTE)).isEqualTo(NOW + 2);
        assertThat(stamps.next(ONE, NOW + 3)).isEqualTo(NOW + 3);
    }

    @Test
    void aClockThatStepsBackFarBeginsAnew() {
        stamps.next(ONE, NOW);
        long back = NOW - 60 * MINUTE;
        assertThat(stamps.next(ONE, back)).isEqualTo(back);
        assertThat(stamps.next(ONE, back)).isEqualTo(back + 1);
    }

    @Test
    void twoThreadsNeverGetTheSameTime() {
        Set<Long> times = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20_000).parallel().forEach(_ -> times.add(stamps.next(ONE, NOW)));
        assertThat(times).hasSize(20_000);
    }

    @Test
    void aCircuitThatIsNeverQuietKeepsItsPlaceAmongMoreThanAreRemembered() {
        stamps.next(ONE, NOW);
        for (int i = 0; i < 250_000; i++) {
            stamps.next(ByteString.copyFromUtf8("other " + i), NOW);
            if (i % 50_000 == 0) {
                stamps.next(ONE, NOW);
            }
        }
        assertThat(stamps.next(ONE, NOW)).isEqualTo(NOW + 6);
    }
}
