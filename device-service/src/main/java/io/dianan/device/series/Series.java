package io.dianan.device.series;

import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers questions for readings. */
@ApplicationScoped
class Series {
    private final ScopeStore scopes;
    private final SeriesStore store;

    Series(ScopeStore scopes, SeriesStore store) {
        this.scopes = scopes;
        this.store = store;
    }

    /**
     * Refuses what cannot be answered, before the answer begins.
     *
     * @param document whether the answer is one JSON document
     */
    void check(Scope scope, SeriesRequest request, boolean document) {
        scopes.run(
                scope,
                () -> {
                    if (!store.shows(request.circuitId())) {
                        throw WireProblem.NOT_FOUND.because("no circuit " + request.circuitId());
                    }
                    boolean bounded = request.every() == Every.RAW && request.limit().isPresent();
                    boolean streamed = request.every() == Every.RAW && !document;
                    int most = request.readMax();
                    if (!bounded && !streamed && store.count(request, most) > most) {
                        throw SeriesProblem.TOO_MANY_READINGS.because(
                                "there are more than %d readings from %s to %s: narrow the span, "
                                                .formatted(most, request.from(), request.to())
                                        + "page by limit, or read NDJSON or CSV");
                    }
                });
    }

    /** Writes the items; the circuit is looked up again in the transaction that reads them. */
    void write(Scope scope, SeriesRequest request, SampleWriter writer) {
        scopes.run(
                scope,
                () -> {
                    try {
                        writer.begin();
                        Page page = new Page(request, writer);
                        if (store.shows(request.circuitId())) {
                            store.read(request, page::take);
                        }
                        writer.end(page.next);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Passes items on until the limit is reached and there is one more. */
    private static final class Page {
        private final SeriesRequest request;
        private final SampleWriter writer;
        private int written;
        private @Nullable Instant last;
        private @Nullable String next;

        private Page(SeriesRequest request, SampleWriter writer) {
            this.request = request;
            this.writer = writer;
        }

        private boolean take(Sample sample) {
            if (last != null && request.limit().filter(limit -> written >= limit).isPresent()) {
                next = request.cursorBehind(last);
                return false;
            }
            try {
                writer.item(sample);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            last = sample.at();
            written++;
            return true;
        }
    }
}
