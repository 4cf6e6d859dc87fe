package io.dianan.platform.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of one kind; names and meaning in the room's package-info. */
final class LaneMeters {
    private final Counter received;
    private final AtomicLong inFlight;
    private final Counter stored;
    private final Counter merged;
    private final Counter duplicate;
    private final Counter conflict;
    private final Counter quarantined;
    private final Counter batches;
    private final Counter redeliveredBatches;
    private final Counter redeliveredItems;
    private final Counter copies;
    private final Counter gaps;
    private final Counter faults;
    private final Timer commit;

    LaneMeters(MeterRegistry registry, LaneKind kind) {
        String word = kind.word();
        received = registry.counter("dianan.ingest.received", "kind", word);
        inFlight = new AtomicLong();
        Gauge.builder("dianan.ingest.in.flight", inFlight, AtomicLong::get)
                .tag("kind", word)
                .strongReference(true)
                .register(registry);
        stored = outcome(registry, word, "stored");
        merged = outcome(registry, word, "merged");
        duplicate = outcome(registry, word, "duplicate");
        conflict = outcome(registry, word, "conflict");
        quarantined = outcome(registry, word, "quarantined");
        batches = registry.counter("dianan.ingest.batches", "kind", word);
        redeliveredBatches = registry.counter("dianan.ingest.redelivered.batches", "kind", word);
        redeliveredItems = registry.counter("dianan.ingest.redelivered.items", "kind", word);
        copies = registry.counter("dianan.ingest.copies", "kind", word);
        gaps = registry.counter("dianan.ingest.gaps", "kind", word);
        faults = registry.counter("dianan.ingest.faults", "kind", word);
        commit = registry.timer("dianan.ingest.commit", "kind", word);
    }

    void received(int items) {
        inFlight.addAndGet(items);
        received.increment(items);
    }

    void copy() {
        copies.increment();
    }

    void gaps(int count) {
        gaps.increment(count);
    }

    void fault() {
        faults.increment();
    }

    void committed(Tally tally, int batchCount, Duration took) {
        stored.increment(tally.stored());
        merged.increment(tally.merged());
        duplicate.increment(tally.duplicate());
        conflict.increment(tally.conflict());
        quarantined.increment(tally.quarantined());
        inFlight.addAndGet(-tally.sum());
        batches.increment(batchCount);
        commit.record(took);
    }

    void redelivered(int items) {
        redeliveredBatches.increment();
        redeliveredItems.increment(items);
    }

    private static Counter outcome(MeterRegistry registry, String kind, String outcome) {
        return registry.counter("dianan.ingest.items", "kind", kind, "outcome", outcome);
    }
}
