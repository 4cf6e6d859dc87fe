package io.dianan.simulator.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads single lines of a ledger by the offsets that {@link LedgerScan} told. For many threads. */
public final class LedgerReader implements Closeable {
    private static final int FIRST_READ_BYTES = 1024;

    private final Path file;
    private final FileChannel channel;

    private LedgerReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static LedgerReader open(Path file) throws IOException {
        return new LedgerReader(file, FileChannel.open(file, StandardOpenOption.READ));
    }

    /**
     * The line that begins at this offset.
     *
     * @throws LedgerDamagedException if no whole line begins there
     */
    public LedgerLine at(long offset) throws IOException {
        byte[] bytes = new byte[FIRST_READ_BYTES];
        int filled = 0;
        while (true) {
            int read =
                    channel.read(
                            ByteBuffer.wrap(bytes, filled, bytes.length - filled), offset + filled);
            for (int i = filled; i < filled + read; i++) {
                if (bytes[i] == '\n') {
                    return LedgerFormat.decode(bytes, i).orElseThrow(() -> damaged(offset));
                }
            }
            if (read < 0) {
                throw damaged(offset);
            }
            filled += read;
            bytes = filled == bytes.length ? Arrays.copyOf(bytes, 2 * bytes.length) : bytes;
        }
    }

    private LedgerDamagedException damaged(long offset) {
        return new LedgerDamagedException(file + " is damaged at byte " + offset);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
