package io.dianan.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file {@code postmaster.pid} that a killed server leaves behind. After a restart of the
 * machine its process id may belong to another program, and the server would then refuse to start.
 */
public final class LeftoverLock {
    private LeftoverLock() {}

    public static void removeIfStale(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !isPostgres(lines.getFirst().strip())) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isPostgres(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "comm")).startsWith("postgres");
        } catch (IOException e) {
            return false;
        }
    }
}
