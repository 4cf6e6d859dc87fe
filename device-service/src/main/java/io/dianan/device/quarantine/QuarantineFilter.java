package io.dianan.device.quarantine;

import io.dianan.device.moment.InstantText;
import io.dianan.platform.page.QueryText;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What of the quarantine a list shows; what is null does not matter.
 *
 * @param from first receive time
 * @param to behind the last one
 */
record QuarantineFilter(
        @Nullable UUID deviceId,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** As query parameters name it. */
    record Query(
            @RestQuery @Nullable String device,
            @RestQuery @Nullable String reason,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        QuarantineFilter filter() {
            return new QuarantineFilter(
                    QueryText.id("device", device),
                    QueryText.word("reason", reason),
                    InstantText.parse("from", from),
                    InstantText.parse("to", to));
        }
    }
}
