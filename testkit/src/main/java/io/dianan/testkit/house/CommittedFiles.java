package io.dianan.testkit.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is committed builds anywhere: no path of one machine, no registry's host, no address of a
 * private network.
 */
public final class CommittedFiles {
    private record Ban(String rule, Pattern pattern) {}

    private static final List<Ban> BANS =
            List.of(
                    new Ban(
                            "no-path-of-one-machine",
                            Pattern.compile(
                                    "(?<![\\w.*/-])/(work|root|home/\\w+)/[\\w.]"
                                            + "|/usr/lib/jvm/\\w[\\w-]*")),
                    new Ban(
                            "no-registry-host",
                            Pattern.compile(
                                    "\\b(repo1?\\.maven\\.(apache\\.)?org|registry\\.npmjs\\.org"
                                            + "|central\\.sonatype\\.\\w+|deb\\.debian\\.org"
                                            + "|docker\\.io|quay\\.io|ghcr\\.io)\\b")),
                    new Ban(
                            "no-private-address",
                            Pattern.compile(
                                    "(?<![\\d.])(10\\.\\d{1,3}|192\\.168"
                                            + "|172\\.(1[6-9]|2\\d|3[01]))"
                                            + "\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])")));

    private CommittedFiles() {}

    /** Names of the rules. */
    public static List<String> rules() {
        return BANS.stream().map(Ban::rule).toList();
    }

    /**
     * What breaks a rule in the files that git tracks or would track below {@code root}.
     *
     * @throws IllegalStateException if {@code root} is no git work tree
     */
    public static List<Violation> violations(Path root) {
        List<Violation> found = new ArrayList<>();
        for (String name : tracked(root)) {
            Path file = root.resolve(name);
            if (Files.isRegularFile(file)) {
                found.addAll(violations(name, text(file)));
            }
        }
        return found;
    }

    static List<Violation> violations(String name, String text) {
        List<Violation> found = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            for (Ban ban : BANS) {
                Matcher match = ban.pattern().matcher(line);
                if (match.find()) {
                    found.add(
                            new Violation(
                                    ban.rule(),
                                    name,
                                    "line %d has %s".formatted(number, match.group())));
                }
            }
        }
        return found;
    }

    private static List<String> tracked(Path root) {
        try {
            Process git =
                    new ProcessBuilder(
                                    "git", "ls-files", "--cached", "--others", "--exclude-standard")
                            .directory(root.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String names = new String(git.getInputStream().readAllBytes());
            if (git.waitFor() != 0) {
                throw new IllegalStateException(root + " is no git work tree");
            }
            return names.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Empty where the file is no text. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
