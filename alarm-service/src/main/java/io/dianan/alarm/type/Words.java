package io.dianan.alarm.type;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as the wire writes them: lower case, kebab. */
public final class Words {
    private Words() {}

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException that names the legal words
     */
    public static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(word + " is not one of " + words(type)));
    }

    public static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Words::word)
                .collect(Collectors.joining(", "));
    }
}
