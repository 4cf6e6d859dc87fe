package io.dianan.device.series;

import io.dianan.platform.problem.WireProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Width of a series' steps. */
enum Every {
    RAW("raw", Duration.ZERO),
    MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    QUARTER("15m", Duration.ofMinutes(15)),
    HOUR("1h", Duration.ofHours(1)),
    /** A calendar day in China, which has one zone and no summer time. */
    DAY("1d", Duration.ofDays(1));

    private final String word;
    private final Duration width;

    Every(String word, Duration width) {
        this.word = word;
        this.width = width;
    }

    static Every parse(@Nullable String text) {
        if (text == null) {
            return RAW;
        }
        return Arrays.stream(values())
                .filter(every -> every.word.equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                WireProblem.INVALID_PARAMETER.because(
                                        "every '%s' is not one of %s".formatted(text, words())));
    }

    String word() {
        return word;
    }

    Duration width() {
        return width;
    }

    private static String words() {
        return Arrays.stream(values()).map(Every::word).collect(Collectors.joining(", "));
    }
}
