package io.dianan.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void ranksAreThoseOfTheSortedSpans() {
        long[] nanos = LongStream.rangeClosed(1, 200).map(ms -> (201 - ms) * 1_000_000).toArray();

        Latencies latencies = Latencies.of(nanos);

        assertEquals(new Latencies(200, 100, 198, 200), latencies);
    }

    @Test
    void oneSpanIsAllRanks() {
        assertEquals(new Latencies(1, 2.5, 2.5, 2.5), Latencies.of(new long[] {2_500_000}));
    }

    @Test
    void nothingMeasuredIsNoLatency() {
        assertThrows(IllegalArgumentException.class, () -> Latencies.of(new long[0]));
    }
}
