package io.dianan.platform.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfirmedPublisherTest {
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONG_ACK_TIMEOUT = Duration.ofMinutes(1);
    private final Vertx vertx = Vertx.vertx();
    private final StubBroker broker = new StubBroker(vertx, 0);

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aPublishIsDoneOnlyWithTheBrokersAnswer() {
        try (ConfirmedPublisher publisher = open(LONG_ACK_TIMEOUT)) {
            CompletableFuture<Void> first = publish(publisher, "1");
            await().until(() -> broker.received().size() == 1);
            await().during(Duration.ofMillis(300)).until(() -> !first.isDone());

            broker.answer(broker.received().getFirst());

            await().until(first::isDone);
            assertThat(publisher.connected()).isTrue();
        }
    }

    @Test
    void whatIsUnansweredIsPublishedAgainInItsOrderAfterAReconnect() {
        try (ConfirmedPublisher publisher = open(LONG_ACK_TIMEOUT)) {
            List<CompletableFuture<Void>> all = publish(publisher, 1, 5);
            await().until(() -> broker.received().size() == 5);
            broker.answer(broker.received().get(1));
            await().until(all.get(1)::isDone);

            broker.answering().hangUp();

            await().untilAsserted(() -> assertThat(all).allMatch(CompletableFuture::isDone));
            assertThat(broker.textsOf(2)).containsExactly("1", "3", "4", "5");
        }
    }

    @Test
    void whatWaitsBehindTheWindowKeepsItsPlaceAcrossAReconnect() {
        try (ConfirmedPublisher publisher = open(LONG_ACK_TIMEOUT)) {
            List<CompletableFuture<Void>> all = publish(publisher, 1, 40);
            await().until(() -> broker.received().size() == ConfirmedPublisher.WINDOW);
            await().during(Duration.ofMillis(300))
                    .until(() -> broker.received().size() == ConfirmedPublisher.WINDOW);

            broker.answering().hangUp();

            await().untilAsserted(() -> assertThat(all).allMatch(CompletableFuture::isDone));
            assertThat(broker.textsOf(2))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).toList());
        }
    }

    @Test
    void aBrokerThatAcceptsAndNeverAnswersIsLeftAndAskedAgain() {
        try (ConfirmedPublisher publisher = open(ACK_TIMEOUT)) {
            CompletableFuture<Void> only = publish(publisher, "only");

            await().atMost(Duration.ofSeconds(20)).until(() -> broker.connections() >= 3);
            assertThat(only).isNotDone();
            broker.answering();

            await().atMost(Duration.ofSeconds(20)).until(only::isDone);
        }
    }

    @Test
    void aBrokerThatNeverAcceptsIsLeftAndAskedAgain() {
        broker.silent().answering();
        try (ConfirmedPublisher publisher = open(ACK_TIMEOUT)) {
            CompletableFuture<Void> only = publish(publisher, "only");
            await().atMost(Duration.ofSeconds(20)).until(() -> broker.connections() >= 2);
            assertThat(publisher.connected()).isFalse();

            broker.accepting();

            await().atMost(Duration.ofSeconds(20)).until(only::isDone);
        }
    }

    @Test
    void aPublishBeforeTheBrokerIsThereIsDoneWhenItComes() {
        int port = broker.port();
        broker.close();
        try (ConfirmedPublisher publisher = open(LONG_ACK_TIMEOUT)) {
            CompletableFuture<Void> early = publish(publisher, "early");
            await().during(Duration.ofMillis(300)).until(() -> !publisher.connected());

            try (StubBroker late = new StubBroker(vertx, port).answering()) {
                await().atMost(Duration.ofSeconds(20)).until(early::isDone);
                assertThat(late.textsOf(1)).containsExactly("early");
            }
        }
    }

    @Test
    void oneMoreThanMayWaitIsRefusedAndTheOthersKeepTheirPlace() {
        broker.silent().answering();
        try (ConfirmedPublisher publisher = open(ACK_TIMEOUT)) {
            List<CompletableFuture<Void>> all =
                    publish(publisher, 1, ConfirmedPublisher.WAITING_MAX);

            assertThatThrownBy(publish(publisher, "too much")::join)
                    .hasCauseInstanceOf(RejectedExecutionException.class);

            broker.accepting();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(all).allMatch(CompletableFuture::isDone));
            assertThat(broker.received()).hasSize(ConfirmedPublisher.WAITING_MAX);
        }
    }

    @Test
    void closingFailsWhatTheBrokerHasNotAnswered() {
        CompletableFuture<Void> open;
        try (ConfirmedPublisher publisher = open(LONG_ACK_TIMEOUT)) {
            open = publish(publisher, "1");
            await().until(() -> broker.received().size() == 1);
        }
        await().until(open::isCompletedExceptionally);
    }

    private ConfirmedPublisher open(Duration ackTimeout) {
        return BrokerPublisher.open(vertx, broker, "test", ackTimeout);
    }

    private static CompletableFuture<Void> publish(ConfirmedPublisher publisher, String text) {
        return publisher.publish("t", text.getBytes(StandardCharsets.UTF_8)).toCompletableFuture();
    }

    private static List<CompletableFuture<Void>> publish(
            ConfirmedPublisher publisher, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> publish(publisher, Integer.toString(number)))
                .toList();
    }
}
