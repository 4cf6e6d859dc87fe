package io.dianan.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of a process from proc(5). */
public final class Memory {
    private static final String POSTGRES = "postgres";

    private Memory() {}

    /**
     * Resident MiB of a process. Of PostgreSQL and its workers it is the sum of proportional
     * shares, since resident sizes would count their shared memory once each.
     */
    public static OptionalLong residentMib(long pid) {
        List<ProcessHandle> children =
                ProcessHandle.of(pid).stream()
                        .filter(parent -> name(parent.pid()).equals(POSTGRES))
                        .flatMap(ProcessHandle::children)
                        .filter(child -> name(child.pid()).equals(POSTGRES))
                        .toList();
        if (children.isEmpty()) {
            return kib(pid, "status", "VmRSS:").stream().map(kib -> kib / 1024).findFirst();
        }
        return OptionalLong.of(
                Stream.concat(Stream.of(pid), children.stream().map(ProcessHandle::pid))
                                .mapToLong(each -> kib(each, "smaps_rollup", "Pss:").orElse(0))
                                .sum()
                        / 1024);
    }

    private static String name(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "comm")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static OptionalLong kib(long pid, String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
