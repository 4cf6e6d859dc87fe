package io.dianan.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A process' log: bounded by keeping one older part, and read from its end. */
public final class LogFile {
    private static final long BYTES_MAX = 32L << 20;
    private static final int TAIL_BYTES = 16 << 10;

    private LogFile() {}

    /**
     * Moves a large log's content to {@code NAME.1}. The process appends to an open file, so that
     * the file is emptied and not replaced; what is written meanwhile may be missing.
     */
    static void bound(Path log) throws IOException {
        if (!Files.exists(log) || Files.size(log) < BYTES_MAX) {
            return;
        }
        Path older = log.resolveSibling(log.getFileName() + ".1");
        Files.copy(log, older, StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(0);
        }
    }

    /** The last lines, or none when there is no log. */
    public static List<String> tail(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
