package io.dianan.tenant.text;

import java.util.Optional;
import java.util.OptionalInt;

/** What a line of text may hold. */
public final class PlainText {
    private PlainText() {}

    /** Which rule {@code text} breaks, as a sentence without the text itself. */
    public static Optional<String> faultIn(String text, int max) {
        OptionalInt unreadable = text.codePoints().filter(PlainText::unreadable).findFirst();
        if (unreadable.isPresent()) {
            return Optional.of(
                    "character U+%04X is not allowed in a line of text"
                            .formatted(unreadable.getAsInt()));
        }
        String line = text.strip();
        if (line.isEmpty()) {
            return Optional.of("the text is empty");
        }
        int length = line.codePointCount(0, line.length());
        if (length > max) {
            return Optional.of("the text has %d characters, at most %d go".formatted(length, max));
        }
        return Optional.empty();
    }

    private static boolean unreadable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            // Private use stays: rare characters of old registers live there.
            default -> false;
        };
    }
}
