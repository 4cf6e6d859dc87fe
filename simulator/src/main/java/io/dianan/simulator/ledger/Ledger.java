package io.dianan.simulator.ledger;

import io.dianan.simulator.ledger.LedgerLine.Series;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The open ledger of one running fleet. Lines are written by one thread of its own: what waits is
 * written together and forced once, then those who asked are told. A device has at most a window of
 * lines waiting here, and that bounds the queue.
 *
 * <p>After a write error nothing is kept any more and nobody is told, so nothing more is published;
 * {@link #failure()} says why.
 */
public final class Ledger implements Closeable {
    private static final int GROUP_LINES_MAX = 8192;

    private final Path file;
    private final FileChannel channel;
    private final FileChannel lock;
    private final LedgerContents contents;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile @Nullable IOException failure;

    private Ledger(Path file, FileChannel channel, FileChannel lock, LedgerContents contents) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.contents = contents;
        this.writer = Thread.ofPlatform().name("ledger").daemon(true).start(this::writeAll);
    }

    private record Waiting(@Nullable LedgerLine line, @Nullable Runnable kept) {
        static final Waiting END = new Waiting(null, null);
    }

    /**
     * Opens the ledger, made if it is not there, and cuts off a torn last line.
     *
     * @throws LedgerDamagedException if a line before the end is damaged
     * @throws IOException if the file cannot be read or written, or another run has it open
     */
    public static Ledger open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel lock = lock(file);
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            LedgerContents contents = new LedgerContents();
            channel.truncate(LedgerScan.read(file, (offset, line) -> contents.add(line)));
            channel.position(channel.size());
            if (channel.size() == 0) {
                writeFully(channel, LedgerFormat.FIRST_LINE.getBytes(StandardCharsets.US_ASCII));
                channel.force(true);
            }
            return new Ledger(file, channel, lock, contents);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** Locks a file beside it: closing any other channel on a locked file would free its lock. */
    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another fleet of this very program has it: the same answer
        }
        channel.close();
        throw new IOException(file + " is in use by another run; end it or take another --seed");
    }

    public Path file() {
        return file;
    }

    /** What stood in the ledger when it was opened. */
    public LedgerContents contents() {
        return contents;
    }

    /** Writes the line that names a series. */
    public void name(Series series) {
        queue.add(new Waiting(series, null));
    }

    /**
     * Keeps a message.
     *
     * @param kept run by the ledger's thread once the line is on disk
     */
    public void keep(Taken taken, Runnable kept) {
        queue.add(new Waiting(taken, kept));
    }

    /** Writes a mark: soon, and without telling. A mark that is lost costs one more publish. */
    public void mark(LedgerLine line) {
        queue.add(new Waiting(line, null));
    }

    /** Why the ledger stopped keeping, if it did. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void writeAll() {
        List<Waiting> group = new ArrayList<>();
        boolean open = true;
        while (open && failure == null) {
            group.clear();
            try {
                group.add(queue.take());
                queue.drainTo(group, GROUP_LINES_MAX);
                open = writeGroup(group);
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** False when the ledger is to close. */
    private boolean writeGroup(List<Waiting> group) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(group.size() * 256);
        boolean force = false;
        boolean open = true;
        for (Waiting waiting : group) {
            if (waiting.line() == null) {
                open = false;
                continue;
            }
            bytes.writeBytes(LedgerFormat.encode(waiting.line()));
            force |= waiting.kept() != null;
        }
        writeFully(channel, bytes.toByteArray());
        if (force || !open) {
            channel.force(false);
        }
        for (Waiting waiting : group) {
            if (waiting.kept() != null) {
                waiting.kept().run();
            }
        }
        return open;
    }

    private static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Writes what waits and closes the file. */
    @Override
    public void close() {
        queue.add(Waiting.END);
        try {
            writer.join();
            channel.close();
            lock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("ledger " + file + " could not be closed", e);
        }
    }
}
