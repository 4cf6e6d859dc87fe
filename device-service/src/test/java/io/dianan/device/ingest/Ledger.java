package io.dianan.device.ingest;

import io.dianan.platform.lane.LaneKind;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.search.RequiredSearch;

/** What the meters of one kind count since it was opened. */
final class Ledger {
    private final String kind;
    private final Counts before;

    private Ledger(String kind) {
        this.kind = kind;
        this.before = counts();
    }

    static Ledger of(LaneKind kind) {
        return new Ledger(kind.word());
    }

    /**
     * @param redelivered items of batches at or below the committed number
     */
    record Counts(
            int received,
            int stored,
            int merged,
            int duplicate,
            int conflict,
            int quarantined,
            int inFlight,
            int redelivered,
            int gaps,
            int copies,
            int faults) {

        /** Whatever was received has an outcome or is under way. */
        boolean balance() {
            return received == stored + merged + duplicate + conflict + quarantined + inFlight;
        }
    }

    /** Since it was opened; what is in flight is in flight now. */
    Counts now() {
        Counts now = counts();
        return new Counts(
                now.received - before.received,
                now.stored - before.stored,
                now.merged - before.merged,
                now.duplicate - before.duplicate,
                now.conflict - before.conflict,
                now.quarantined - before.quarantined,
                now.inFlight,
                now.redelivered - before.redelivered,
                now.gaps - before.gaps,
                now.copies - before.copies,
                now.faults - before.faults);
    }

    /** Since the service started. */
    Counts counts() {
        return new Counts(
                count("received"),
                outcome("stored"),
                outcome("merged"),
                outcome("duplicate"),
                outcome("conflict"),
                outcome("quarantined"),
                (int) meter("in.flight").gauge().value(),
                count("redelivered.items"),
                count("gaps"),
                count("copies"),
                count("faults"));
    }

    private int count(String name) {
        return (int) meter(name).counter().count();
    }

    private int outcome(String outcome) {
        return (int) meter("items").tag("outcome", outcome).counter().count();
    }

    private RequiredSearch meter(String name) {
        return Metrics.globalRegistry.get("dianan.ingest." + name).tag("kind", kind);
    }
}
