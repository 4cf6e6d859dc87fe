package io.dianan.simulator.command;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words behind a command: options with a value, flags, and plain words. */
final class Arguments {
    private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)?");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<String> words = new ArrayList<>();

    private Arguments() {}

    /**
     * @param valued options that take a value, with their dashes
     * @param flags options that take none
     */
    static Arguments parse(List<String> args, Set<String> valued, Set<String> flags) {
        Arguments parsed = new Arguments();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            int equal = arg.startsWith("--") ? arg.indexOf('=') : -1;
            String name = equal > 0 ? arg.substring(0, equal) : arg;
            if (valued.contains(name)) {
                if (equal < 0 && i + 1 == args.size()) {
                    throw new UsageException(name + " wants a value");
                }
                parsed.values.put(name, equal > 0 ? arg.substring(equal + 1) : args.get(++i));
            } else if (flags.contains(arg)) {
                parsed.flags.add(arg);
            } else if (arg.startsWith("-")) {
                throw new UsageException("there is no option " + arg);
            } else {
                parsed.words.add(arg);
            }
        }
        return parsed;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    List<String> words() {
        return List.copyOf(words);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Path path(String name, String otherwise) {
        return Path.of(text(name, otherwise));
    }

    long number(String name, long otherwise, long min, long max) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below like a number out of range
        }
        throw new UsageException(
                "%s is a whole number from %d to %d, not %s".formatted(name, min, max, text));
    }

    double decimal(String name, double otherwise, double min, double max) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = new BigDecimal(text).doubleValue();
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below like a number out of range
        }
        throw new UsageException(
                "%s is a number from %s to %s, not %s".formatted(name, min, max, text));
    }

    /**
     * A span of time: {@code 90}, {@code 0.5}, {@code 500ms}, {@code 90s}, {@code 5m}, {@code 1h}.
     */
    Optional<Duration> span(String name) {
        return text(name).map(text -> span(name, text));
    }

    Duration span(String name, Duration otherwise) {
        return span(name).orElse(otherwise);
    }

    private static Duration span(String name, String text) {
        Matcher parts = SPAN.matcher(text.startsWith("-") ? text.substring(1) : text);
        if (!parts.matches()) {
            throw new UsageException(
                    "%s is a time like 90s, 5m or 1h (a plain number is seconds), not %s"
                            .formatted(name, text));
        }
        long unitMillis =
                switch (Optional.ofNullable(parts.group(2)).orElse("s")) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 86_400_000;
                };
        long millis =
                new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unitMillis)).longValue();
        return Duration.ofMillis(text.startsWith("-") ? -millis : millis);
    }

    URI address(String name, String otherwise) {
        String text = text(name, otherwise);
        if (!text.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
            throw new UsageException(
                    name + " is an address like http://localhost:8080, not " + text);
        }
        return URI.create(text);
    }
}
