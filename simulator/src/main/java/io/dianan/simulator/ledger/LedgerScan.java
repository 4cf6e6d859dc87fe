package io.dianan.simulator.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads a ledger from its first line to the last whole one. */
public final class LedgerScan {
    private static final int BUFFER_BYTES = 1 << 16;

    private LedgerScan() {}

    /** Takes the lines in the order in which they were written. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @param offset of the line's first byte in the file
         */
        void line(long offset, LedgerLine line);
    }

    /**
     * Reads all lines. A torn last one (the fleet was killed while it wrote) ends the file; a torn
     * one with whole lines behind it means that somebody damaged the file.
     *
     * @return the bytes up to the end of the last whole line
     * @throws LedgerDamagedException if a line in the middle is damaged or it is no ledger at all
     */
    public static long read(Path file, Reader reader) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            byte[] first = in.readNBytes(LedgerFormat.FIRST_LINE.length());
            String firstLine = new String(first, StandardCharsets.US_ASCII);
            if (!LedgerFormat.FIRST_LINE.startsWith(firstLine)) {
                throw new LedgerDamagedException(file + " is not a ledger of the simulator");
            }
            if (first.length < LedgerFormat.FIRST_LINE.length()) {
                return 0;
            }
            return readLines(in, first.length, file, reader);
        }
    }

    private static long readLines(InputStream in, long start, Path file, Reader reader)
            throws IOException {
        byte[] line = new byte[1024];
        int length = 0;
        long whole = start;
        long torn = -1;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line = length == line.length ? Arrays.copyOf(line, 2 * length) : line;
                line[length++] = (byte) b;
                continue;
            }
            Optional<LedgerLine> parsed = LedgerFormat.decode(line, length);
            if (parsed.isPresent() && torn >= 0) {
                throw new LedgerDamagedException(
                        file + " is damaged at byte " + torn + ", before its end");
            }
            if (parsed.isPresent()) {
                reader.line(whole, parsed.get());
                whole += length + 1;
            } else if (torn < 0) {
                torn = whole;
            }
            length = 0;
        }
        return whole;
    }
}
