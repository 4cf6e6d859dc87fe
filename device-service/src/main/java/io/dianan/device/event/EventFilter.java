package io.dianan.device.event;

import io.dianan.device.moment.InstantText;
import io.dianan.platform.page.QueryText;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which of a device's events a list shows; what is null does not matter.
 *
 * @param from first event time
 * @param to behind the last one
 */
record EventFilter(@Nullable String kind, @Nullable Instant from, @Nullable Instant to) {

    /** As query parameters name it. */
    record Query(
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        EventFilter filter() {
            return new EventFilter(
                    QueryText.word("kind", kind),
                    InstantText.parse("from", from),
                    InstantText.parse("to", to));
        }
    }
}
