package io.dianan.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts events by what became of them. */
@ApplicationScoped
class DomainMeters {
    private final MeterRegistry registry;

    DomainMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void read(DomainReader<?> reader) {
        count(reader, "read");
    }

    void poison(DomainReader<?> reader) {
        count(reader, "poison");
    }

    /** Of a type that nobody here reads; types are the sender's, so they are no tag. */
    void ignored() {
        registry.counter("dianan.domain.events", "owner", "", "type", "", "outcome", "ignored")
                .increment();
    }

    void fault() {
        registry.counter("dianan.domain.faults").increment();
    }

    private void count(DomainReader<?> reader, String outcome) {
        registry.counter(
                        "dianan.domain.events",
                        "owner",
                        reader.owner(),
                        "type",
                        reader.type(),
                        "outcome",
                        outcome)
                .increment();
    }
}
