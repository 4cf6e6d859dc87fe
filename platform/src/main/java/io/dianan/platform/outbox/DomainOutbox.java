package io.dianan.platform.outbox;

import io.dianan.contracts.topic.Topics;
import io.dianan.platform.failpoint.Failpoint;
import io.dianan.platform.mqtt.ConfirmedPublisher;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One round of the relay: number what is new, publish what has no answer, mark what has one. A
 * crash in between repeats events with their ids and numbers and loses none.
 */
final class DomainOutbox {
    private static final int ROWS_MAX = 64;

    private final RelayStore store;
    private final ConfirmedPublisher publisher;
    private final OutboxConfig config;
    private final OutboxSignal signal;

    DomainOutbox(
            RelayStore store,
            ConfirmedPublisher publisher,
            OutboxConfig config,
            OutboxSignal signal) {
        this.store = store;
        this.publisher = publisher;
        this.config = config;
        this.signal = signal;
    }

    /** How many events left; waits for the broker as long as it takes. */
    int publishWaiting() throws InterruptedException, ExecutionException {
        List<OutboxRow> rows = store.unanswered();
        if (rows.isEmpty()) {
            store.number(ROWS_MAX);
            signal.numbered();
            rows = store.unanswered();
        }
        if (rows.isEmpty()) {
            return 0;
        }
        CompletableFuture.allOf(
                        rows.stream().map(this::publish).toArray(CompletableFuture<?>[]::new))
                .get();
        Failpoint.hit("outbox-after-publish");
        store.answered(rows);
        return rows.size();
    }

    private CompletableFuture<Void> publish(OutboxRow row) {
        return publisher
                .publish(Topics.domain(config.word(), row.type()), row.event(config.service()))
                .toCompletableFuture();
    }
}
