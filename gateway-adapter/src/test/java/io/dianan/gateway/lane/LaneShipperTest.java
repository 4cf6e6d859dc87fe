package io.dianan.gateway.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.dianan.contracts.wire.BatchHeader;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.ReadingBatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneShipperTest {
    private static final long NOW = 1_700_000_000_000L;

    private final SlowBroker broker = new SlowBroker();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> confirmed = new ArrayList<>();
    private final LaneShipper lane = lane(5_000, 1 << 21);

    @Test
    void whatGathersWhileABatchIsOnItsWayTravelsAsOneBatch() {
        offer("a");
        runAll();
        offer("b");
        offer("c");
        runAll();
        assertThat(broker.batches()).containsExactly(List.of("a"));

        broker.acknowledge();
        runAll();

        assertThat(broker.batches()).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void nothingIsConfirmedBeforeTheBrokerHasAcknowledgedItsBatch() {
        offer("a");
        runAll();
        offer("b");
        runAll();
        assertThat(confirmed).isEmpty();

        broker.acknowledge();
        assertThat(confirmed).containsExactly("a");
        runAll();
        assertThat(confirmed).containsExactly("a");

        broker.acknowledge();
        assertThat(confirmed).containsExactly("a", "b");
    }

    @Test
    void sequencesRunFromOneWithoutGapsThroughEmptyBatchesToo() throws Exception {
        lane.tick(Duration.ZERO);
        runAll();
        broker.acknowledge();
        offer("a");
        runAll();
        broker.acknowledge();
        lane.tick(Duration.ZERO);
        runAll();

        assertThat(broker.headers().stream().map(BatchHeader::getSequence))
                .containsExactly(1L, 2L, 3L);
        assertThat(broker.headers().stream().map(BatchHeader::getWatermarkMs)).containsOnly(NOW);
        assertThat(broker.headers().stream().map(BatchHeader::getGateway)).containsOnly("g");
        assertThat(broker.batches()).containsExactly(List.of(), List.of("a"), List.of());
    }

    @Test
    void aTickWaitsWhileABatchIsOnItsWay() {
        offer("a");
        runAll();
        lane.tick(Duration.ZERO);
        runAll();
        assertThat(broker.batches()).hasSize(1);
    }

    @Test
    void aBatchHoldsFiveHundredItemsAtMost() {
        IntStream.range(0, 1_201).forEach(i -> offer("i" + i));
        drain();
        assertThat(broker.batches().stream().map(List::size)).containsExactly(500, 500, 201);
        assertThat(confirmed).hasSize(1_201).startsWith("i0", "i1").endsWith("i1200");
    }

    @Test
    void aBatchHoldsTwoHundredAndFiftySixKibibytesAtMost() {
        String large = "x".repeat(60 * 1024);
        IntStream.range(0, 9).forEach(i -> offer(i + large));
        drain();
        assertThat(broker.batches().stream().map(List::size)).containsExactly(4, 4, 1);
        assertThat(broker.sizes()).allMatch(size -> size <= 256 * 1024);
    }

    @Test
    void theWatermarkStaysBehindWhatStillWaits() throws Exception {
        IntStream.range(0, 500).forEach(_ -> lane.offer(item("x", NOW - 60_000)));
        lane.offer(item("waits", NOW - 50_000));
        runAll();
        assertThat(broker.headers().getFirst().getWatermarkMs()).isEqualTo(NOW - 50_000);
        broker.acknowledge();
        runAll();
        assertThat(broker.headers().getLast().getWatermarkMs()).isEqualTo(NOW);
    }

    @Test
    void aFullLaneKeepsEverythingAndCallsItsSourcesWhenThereIsRoom() {
        LaneShipper small = lane(3, 1 << 20);
        IntStream.range(0, 4).forEach(i -> small.offer(item("i" + i, NOW)));
        assertThat(small.full()).isTrue();
        List<String> called = new ArrayList<>();
        small.whenRoom(() -> called.add("first"));
        small.whenRoom(() -> called.add("second"));
        assertThat(called).isEmpty();

        runAll();
        broker.acknowledge();

        assertThat(called).containsExactly("first", "second");
        assertThat(confirmed).containsExactly("i0", "i1", "i2", "i3");
        small.whenRoom(() -> called.add("third"));
        assertThat(called).endsWith("third");
    }

    @Test
    void noMoreSourcesWakeThanThereArePlaces() {
        LaneShipper small = lane(2, 1 << 20);
        small.offer(item("a", NOW));
        runAll();
        small.offer(item("b", NOW));
        small.offer(item("c", NOW));
        List<Integer> called = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> small.whenRoom(() -> called.add(i)));

        broker.acknowledge(); // b and c still wait
        assertThat(called).isEmpty();
        runAll();
        broker.acknowledge();
        assertThat(called).containsExactly(0, 1);
    }

    @Test
    void aClosedPublisherConfirmsNothing() {
        offer("a");
        runAll();
        broker.fail();
        runAll();
        assertThat(confirmed).isEmpty();
        assertThat(lane.idle()).isFalse();
    }

    private LaneShipper lane(int itemsMax, int bytesMax) {
        return new LaneShipper(
                new LaneShipper.Channel(
                        "topic",
                        BatchHeader.newBuilder().setGateway("g").setStartId("s").build(),
                        broker,
                        new SimpleMeterRegistry().counter("x"),
                        true),
                new LaneQueue(itemsMax, bytesMax),
                Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
                work::add);
    }

    private void offer(String name) {
        lane.offer(item(name, NOW));
    }

    private LaneItem item(String name, long receivedAtMs) {
        byte[] bytes = Reading.newBuilder().setMessageId(name).build().toByteArray();
        return new LaneItem(bytes, receivedAtMs, () -> confirmed.add(name));
    }

    private void runAll() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    private void drain() {
        runAll();
        while (broker.acknowledge()) {
            runAll();
        }
    }

    /** Takes every batch and answers when a test says so. */
    private static final class SlowBroker implements LaneShipper.Outlet {
        private final List<byte[]> taken = new ArrayList<>();
        private final Deque<CompletableFuture<Void>> unanswered = new ArrayDeque<>();

        @Override
        public CompletionStage<Void> publish(String topic, byte[] batch) {
            CompletableFuture<Void> answer = new CompletableFuture<>();
            taken.add(batch);
            unanswered.add(answer);
            return answer;
        }

        boolean acknowledge() {
            CompletableFuture<Void> next = unanswered.poll();
            return next != null && next.complete(null);
        }

        void fail() {
            unanswered.remove().completeExceptionally(new IllegalStateException("closed"));
        }

        List<Integer> sizes() {
            return taken.stream().map(batch -> batch.length).toList();
        }

        List<BatchHeader> headers() throws InvalidProtocolBufferException {
            List<BatchHeader> headers = new ArrayList<>();
            for (byte[] batch : taken) {
                headers.add(ReadingBatch.parseFrom(batch).getHeader());
            }
            return headers;
        }

        List<List<String>> batches() {
            return taken.stream().map(SlowBroker::names).toList();
        }

        private static List<String> names(byte[] batch) {
            try {
                return ReadingBatch.parseFrom(ByteString.copyFrom(batch)).getReadingsList().stream()
                        .map(Reading::getMessageId)
                        .toList();
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
