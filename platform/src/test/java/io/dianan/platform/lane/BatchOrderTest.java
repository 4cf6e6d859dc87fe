package io.dianan.platform.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final GatewayRun RUN = new GatewayRun("gateway-1", "start-1");
    private static final GatewayRun OTHER = new GatewayRun("gateway-2", "start-1");

    private final BatchOrder<Integer> order = new BatchOrder<>(4, Duration.ofSeconds(5));

    @Test
    void batchesLeaveInTheOrderOfTheirNumbers() {
        order.offer(RUN, 2, 2, 0);
        order.offer(RUN, 1, 1, 0);
        order.offer(RUN, 3, 3, 0);

        assertThat(order.pass(0)).isEqualTo(new BatchOrder.Passed<>(List.of(1, 2, 3), 0));
    }

    @Test
    void aBatchWaitsForItsPredecessor() {
        order.offer(RUN, 2, 2, 0);
        assertThat(order.pass(SECOND).batches()).isEmpty();

        order.offer(RUN, 1, 1, 2 * SECOND);
        assertThat(order.pass(2 * SECOND).batches()).containsExactly(1, 2);
    }

    @Test
    void aGapIsLetThroughAfterFiveSecondsAndCounted() {
        order.offer(RUN, 1, 1, 0);
        order.pass(0);
        order.offer(RUN, 3, 3, SECOND);
        order.offer(RUN, 4, 4, 2 * SECOND);

        assertThat(order.pass(6 * SECOND - 1).batches()).isEmpty();
        assertThat(order.patienceLeft(6 * SECOND - 1)).contains(Duration.ofNanos(1));
        assertThat(order.pass(6 * SECOND)).isEqualTo(new BatchOrder.Passed<>(List.of(3, 4), 1));
        assertThat(order.patienceLeft(6 * SECOND)).isEmpty();
    }

    @Test
    void whatArrivesBehindItsGapPassesAtOnceAsARedelivery() {
        order.offer(RUN, 2, 2, 0);
        order.pass(5 * SECOND);

        assertThat(order.offer(RUN, 1, 1, 6 * SECOND)).isFalse();
        assertThat(order.pass(6 * SECOND)).isEqualTo(new BatchOrder.Passed<>(List.of(1), 0));
    }

    @Test
    void aFullWindowIsNotWaitedOutSinceTheMissingBatchCannotCome() {
        for (int number = 2; number <= 5; number++) {
            order.offer(RUN, number, number, 0);
        }

        assertThat(order.pass(1)).isEqualTo(new BatchOrder.Passed<>(List.of(2, 3, 4, 5), 1));
    }

    @Test
    void anUnknownRunBeginsAtOneAndAKnownOneBehindItsPosition() {
        order.resume(new LanePosition(OTHER, 17, Instant.EPOCH));

        assertThat(order.offer(RUN, 1, 1, 0)).isTrue();
        assertThat(order.offer(OTHER, 17, 17, 0)).isFalse();
        assertThat(order.offer(OTHER, 18, 18, 0)).isTrue();
        assertThat(order.pass(0).batches()).containsExactlyInAnyOrder(17, 1, 18);
    }

    @Test
    void oneGatewaysGapHoldsUpNoOther() {
        order.offer(RUN, 2, 2, 0);
        order.offer(OTHER, 1, 101, 0);

        assertThat(order.pass(0).batches()).containsExactly(101);
    }

    @Test
    void whatHasNoNumberPassesAtOnce() {
        order.offer(RUN, 2, 2, 0);
        order.offerLoose(99);

        assertThat(order.pass(0).batches()).containsExactly(99);
    }
}
