package io.dianan.platform.page;

import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters from query parameters; a wrong one is named ({@code 400}), an absent one stays null. */
public final class QueryText {
    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern REGION = Pattern.compile("\\d{6}(\\d{3})?");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final int SEARCH_CHARACTERS_MAX = 100;

    private QueryText() {}

    public static @Nullable UUID id(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!UUID_TEXT.matcher(text).matches()) {
            throw WireProblem.INVALID_PARAMETER.because(parameter + " is not a UUID");
        }
        return UUID.fromString(text);
    }

    /** The leading digits that all codes of the region's subtree share. */
    public static @Nullable String regionPrefix(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!REGION.matcher(text).matches()) {
            throw WireProblem.INVALID_PARAMETER.because(parameter + " is not a region code");
        }
        return new Scope.Region(text).prefix();
    }

    /** One of our words, {@code no-circuit}. */
    public static @Nullable String word(String parameter, @Nullable String text) {
        if (text != null && !WORD.matcher(text).matches()) {
            throw WireProblem.INVALID_PARAMETER.because(parameter + " is not a word of this list");
        }
        return text;
    }

    /** A pattern for {@code ilike}, {@code escape '\'}, that finds the text anywhere. */
    public static @Nullable String contains(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > SEARCH_CHARACTERS_MAX || UNPRINTABLE.matcher(text).find()) {
            throw WireProblem.INVALID_PARAMETER.because(
                    parameter + " has more than " + SEARCH_CHARACTERS_MAX + " or odd characters");
        }
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
