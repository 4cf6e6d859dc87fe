package io.dianan.launcher.command;

import io.dianan.launcher.process.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Command line words, read once: options with a value, flags, and the rest. */
final class Arguments {
    private final Map<String, String> values;
    private final List<String> rest;

    private Arguments(Map<String, String> values, List<String> rest) {
        this.values = values;
        this.rest = rest;
    }

    /** Reads {@code --name value}, {@code --name=value} and {@code --flag}. */
    static Arguments read(List<String> words, Set<String> options, Set<String> flags) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                rest.add(word);
                continue;
            }
            String name = word.split("=", 2)[0];
            if (flags.contains(word)) {
                values.put(word, "");
            } else if (options.contains(name) && word.contains("=")) {
                values.put(name, word.substring(name.length() + 1));
            } else if (options.contains(name) && i + 1 < words.size()) {
                values.put(name, words.get(++i));
            } else if (options.contains(name)) {
                throw new Refusal("Option " + name + " needs a value; see --help.");
            } else {
                throw new Refusal("There is no option " + name + "; see --help.");
            }
        }
        return new Arguments(values, rest);
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    int number(String option, int otherwise) {
        return value(option).map(text -> parse(option, text)).orElse(otherwise);
    }

    Path path(String option, String otherwise) {
        return Path.of(value(option).orElse(otherwise));
    }

    List<String> rest() {
        return rest;
    }

    void allowRest(int max) {
        if (rest.size() > max) {
            throw new Refusal("\"" + rest.get(max) + "\" is not understood; see --help.");
        }
    }

    private static int parse(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refusal("Option " + option + " needs a number, not \"" + text + "\".", e);
        }
    }
}
