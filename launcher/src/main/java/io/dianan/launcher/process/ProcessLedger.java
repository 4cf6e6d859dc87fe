package io.dianan.launcher.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file that says which processes are ours, by number and start time. */
public final class ProcessLedger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public ProcessLedger(Path file) {
        this.file = file;
    }

    synchronized void put(String part, ProcessIdentity identity) {
        Map<String, ProcessIdentity> all = read();
        all.put(part, identity);
        write(all);
    }

    synchronized void remove(String part) {
        Map<String, ProcessIdentity> all = read();
        if (all.remove(part) != null) {
            write(all);
        }
    }

    /**
     * Ends what is still alive, all at once, and returns the names.
     *
     * @param patience for each to end by itself
     */
    public synchronized List<String> endLeftovers(Duration patience) {
        List<String> ended = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        read().forEach(
                        (part, identity) -> {
                            if (identity.lives()) {
                                ended.add(part);
                                threads.add(Thread.ofVirtual().start(() -> identity.end(patience)));
                            }
                        });
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        write(new TreeMap<>());
        return ended;
    }

    private Map<String, ProcessIdentity> read() {
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            return JSON.readValue(
                    file.toFile(), new TypeReference<TreeMap<String, ProcessIdentity>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Map<String, ProcessIdentity> all) {
        try {
            // A name of its own: two launchers of one folder may write at the same moment.
            Path fresh =
                    Files.createTempFile(
                            file.toAbsolutePath().getParent(),
                            file.getFileName().toString(),
                            ".new");
            JSON.writeValue(fresh.toFile(), all);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
