package io.dianan.platform.page;

import io.dianan.platform.problem.WireProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The sort key of the last row of a page, opaque on the wire.
 *
 * @param parts values of the sort columns, in their order
 */
public record Cursor(List<String> parts) {
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /** As the wire carried it; another text is refused. */
    public static Cursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(List.of(plain.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw WireProblem.INVALID_PARAMETER.because("cursor " + text + " is not one of ours");
        }
    }

    /** As the wire carries it. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }
}
