package io.dianan.gateway.registry;

import io.dianan.contracts.registry.GatewayRegistryLine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The registry on disk: the lines of the last whole snapshot, then the changes since. It holds
 * hashes of secrets, never a secret, and is readable by its owner only. A new snapshot replaces it
 * in one step; a torn last line of a crash is passed over.
 */
@Singleton
class RegistryCopy {
    private static final Logger LOG = Logger.getLogger(RegistryCopy.class);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Path file;
    private final Path next;
    private @Nullable Snapshot snapshot;
    private final List<String> changesDuringSnapshot = new ArrayList<>();

    @Inject
    RegistryCopy(RegistryConfig config) {
        this(config.stateDir());
    }

    RegistryCopy(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("gateway-registry.ndjson");
        this.next = folder.resolve("gateway-registry.ndjson.next");
    }

    /** Whether there is a copy of a whole snapshot to read. */
    boolean exists() {
        return Files.isRegularFile(file);
    }

    void read(LineSink sink) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                sink.accept(line);
            }
        }
    }

    /**
     * Begins to write a snapshot beside the copy. What cannot be written is told once and left: the
     * copy is for bad days, and a full disk must not keep the registry from memory.
     */
    synchronized void snapshotBegins() {
        changesDuringSnapshot.clear();
        close();
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(next);
            FileChannel channel =
                    FileChannel.open(
                            next,
                            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                            OWNER_ONLY);
            snapshot = new Snapshot(channel);
        } catch (IOException e) {
            abandon(e);
        }
    }

    synchronized void snapshotLine(String line) {
        if (snapshot == null) {
            return;
        }
        try {
            snapshot.write(line);
        } catch (IOException e) {
            abandon(e);
        }
    }

    /** The snapshot is whole: it takes the copy's place, with the changes that came meanwhile. */
    synchronized void snapshotEnds() {
        if (snapshot == null) {
            return;
        }
        try {
            for (String change : changesDuringSnapshot) {
                snapshot.write(change);
            }
            snapshot.sync();
            close();
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            abandon(e);
        }
    }

    /** The snapshot broke off; the copy stays as it is. */
    synchronized void snapshotBroke() {
        close();
    }

    /** A change since the last snapshot; without a copy there is nothing to change. */
    synchronized void append(GatewayRegistryLine change) {
        String line = RegistryLines.write(change);
        if (snapshot != null) {
            changesDuringSnapshot.add(line);
        }
        if (!exists()) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(StandardCharsets.UTF_8.encode(line + "\n"));
            channel.force(false);
        } catch (IOException e) {
            LOG.warnf("the registry's copy %s misses a change: %s", file, e.getMessage());
        }
    }

    private void abandon(IOException e) {
        LOG.warnf("the registry's copy %s could not be renewed: %s", file, e.getMessage());
        close();
    }

    private void close() {
        if (snapshot == null) {
            return;
        }
        try {
            snapshot.close();
        } catch (IOException e) {
            LOG.debugf(e, "closing %s", next);
        }
        snapshot = null;
    }

    /** A snapshot that is being written. */
    private static final class Snapshot {
        private final FileChannel channel;
        private final BufferedWriter writer;

        Snapshot(FileChannel channel) {
            this.channel = channel;
            this.writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
        }

        void write(String line) throws IOException {
            writer.write(line);
            writer.write('\n');
        }

        void sync() throws IOException {
            writer.flush();
            channel.force(true);
        }

        void close() throws IOException {
            channel.close();
        }
    }
}
