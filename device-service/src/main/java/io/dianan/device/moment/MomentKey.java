package io.dianan.device.moment;

import io.dianan.platform.page.Cursor;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.WireProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where a page of a list in the order of time, newest first, ended. */
public record MomentKey(Instant at, UUID id) {

    /** Of a request's cursor; another text is refused. */
    public static Optional<MomentKey> of(PageRequest request) {
        return request.cursor().map(MomentKey::read);
    }

    /** The cursor as the wire carries it. */
    public String text() {
        return Cursor.of(at.toString(), id.toString()).text();
    }

    private static MomentKey read(Cursor cursor) {
        try {
            return new MomentKey(
                    Instant.parse(cursor.parts().getFirst()),
                    UUID.fromString(cursor.parts().getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw WireProblem.INVALID_PARAMETER.because("cursor is not one of ours");
        }
    }
}
