package io.dianan.testkit.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What may break a rule, each with its reason: lines {@code rule | subject | reason} of {@code
 * src/test/house-exceptions.txt}. One that is no longer needed is a violation itself.
 */
public record ListedExceptions(List<Line> lines) {
    public ListedExceptions {
        lines = List.copyOf(lines);
    }

    record Line(String rule, String subject, String reason) {}

    public static ListedExceptions of(Path module) {
        Path file = module.resolve("src/test/house-exceptions.txt");
        if (!Files.exists(file)) {
            return new ListedExceptions(List.of());
        }
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ListedExceptions parse(List<String> text) {
        return new ListedExceptions(
                text.stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(ListedExceptions::line)
                        .toList());
    }

    private static Line line(String text) {
        List<String> parts = List.of(text.split("\\|", -1)).stream().map(String::strip).toList();
        if (parts.size() != 3 || parts.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("not 'rule | subject | reason': " + text);
        }
        return new Line(parts.get(0), parts.get(1), parts.get(2));
    }

    /** What is left of a rule's violations, and the lines that excuse nothing any more. */
    public List<Violation> apply(String rule, List<Violation> violations) {
        List<Violation> left = new ArrayList<>(violations);
        for (Line line : lines) {
            if (!line.rule().equals(rule)) {
                continue;
            }
            boolean needed = left.removeIf(found -> found.subject().equals(line.subject()));
            if (!needed) {
                left.add(
                        new Violation(
                                rule, line.subject(), "is listed as an exception and needs none"));
            }
        }
        return left;
    }
}
