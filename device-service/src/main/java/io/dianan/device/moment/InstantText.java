package io.dianan.device.moment;

import io.dianan.platform.problem.WireProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Instants from query parameters, RFC 3339; a wrong one is named ({@code 400}). */
public final class InstantText {
    private InstantText() {}

    public static @Nullable Instant parse(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            // A plus sign that was not escaped arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw WireProblem.INVALID_PARAMETER.because(
                    "%s '%s' is not a time as in RFC 3339".formatted(parameter, text));
        }
    }
}
