package io.dianan.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void ranksAreThoseOfTheSortedSpans() {
        long[] nanos = LongStream.rangeClosed(1, 200).map(ms -> (201 - ms) * 1_000_000).toArray();

        Latencies latencies = Latencies.of(nanos);

        assertThat(latencies).isEqualTo(new Latencies(200, 100, 198, 200));
    }

    @Test
    void oneSpanIsAllRanks() {
        assertThat(Latencies.of(new long[] {2_500_000})).isEqualTo(new Latencies(1, 2.5, 2.5, 2.5));
    }

    @Test
    void nothingMeasuredIsNoLatency() {
        assertThatIllegalArgumentException().isThrownBy(() -> Latencies.of(new long[0]));
    }
}
