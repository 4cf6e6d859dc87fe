package io.dianan.launcher.suite;

import io.dianan.launcher.process.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The one directory that holds everything a suite keeps.
 *
 * <pre>
 * secrets/   generated at first start, readable by the owner alone
 * logs/      one file a process
 * run/       what runs now: lock, processes, status
 * postgres/  broker/  gateway/  keycloak/   what the parts keep
 * cache/     may be deleted
 * </pre>
 */
public record StateFolder(Path root) {
    public StateFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The lock of a running suite, held until the process ends. */
    public static final class Hold implements AutoCloseable {
        private final FileChannel channel;

        private Hold(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Makes what is missing and takes the lock, or refuses with cause and cure. */
    public Hold take() {
        make();
        try {
            FileChannel channel =
                    FileChannel.open(
                            run().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock(channel) != null) {
                return new Hold(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw notWritable(e);
        }
        throw new Refusal(
                "The state directory "
                        + root
                        + " is used by a running suite: stop that one with ./dianan down --state "
                        + root
                        + ", or choose another with --state DIR.");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path people() {
        return secrets().resolve("people.json");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path cache() {
        return root.resolve("cache");
    }

    public Path of(String part) {
        return root.resolve(part);
    }

    private void make() {
        try {
            Files.createDirectories(root);
            for (Path folder : new Path[] {secrets(), logs(), run(), cache()}) {
                Files.createDirectories(folder);
            }
            Files.setPosixFilePermissions(secrets(), PosixFilePermissions.fromString("rwx------"));
            if (!Files.isWritable(run())) {
                throw new IOException("no permission");
            }
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private Refusal notWritable(IOException cause) {
        return new Refusal(
                "The state directory "
                        + root
                        + " cannot be written by user "
                        + System.getProperty("user.name")
                        + ": change its owner, or choose another with --state DIR.",
                cause);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
