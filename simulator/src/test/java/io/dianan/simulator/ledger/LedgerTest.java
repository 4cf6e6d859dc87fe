package io.dianan.simulator.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.simulator.ledger.LedgerLine.Acknowledged;
import io.dianan.simulator.ledger.LedgerLine.Kind;
import io.dianan.simulator.ledger.LedgerLine.SentAgain;
import io.dianan.simulator.ledger.LedgerLine.Series;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Series SERIES = new Series(0, "SIM-1-000001", "device", "circuit", 1);

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("fleet.ledger");
    }

    private static Taken taken(long sequence) {
        return new Taken(
                0,
                sequence,
                1_000 + sequence,
                2_000 + sequence,
                Kind.READING,
                "dianan/v1/readings",
                Map.of("temperature1", new BigDecimal("41.55")),
                "ab" + sequence,
                "{\"seq\":" + sequence + ",\"text\":\"温度\"}");
    }

    private List<LedgerLine> lines() throws IOException {
        List<LedgerLine> lines = new ArrayList<>();
        LedgerScan.read(file(), (offset, line) -> lines.add(line));
        return lines;
    }

    private void write(LedgerLine... lines) throws IOException {
        try (Ledger ledger = Ledger.open(file())) {
            Arrays.stream(lines).forEach(ledger::mark);
        }
    }

    @Test
    void linesComeBackAsTheyWereWritten() throws IOException {
        Taken unparsable =
                new Taken(
                        0,
                        3,
                        5,
                        6,
                        Kind.UNPARSABLE,
                        "v1/devices/me/telemetry",
                        Map.of(),
                        "cd",
                        "/wAK");
        LedgerLine[] written = {
            SERIES, taken(1), taken(2), new Acknowledged(0, 1), new SentAgain(0, 2), unparsable
        };

        write(written);

        assertEquals(List.of(written), lines());
        assertEquals(3, unparsable.body().length);
    }

    @Test
    void keptMessageIsOnDiskWhenTheFleetIsTold() throws Exception {
        try (Ledger ledger = Ledger.open(file())) {
            CountDownLatch told = new CountDownLatch(1);
            List<LedgerLine> seen = new ArrayList<>();
            ledger.name(SERIES);
            ledger.keep(
                    taken(1),
                    () -> {
                        try {
                            seen.addAll(lines());
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                        told.countDown();
                    });

            assertTrue(told.await(10, TimeUnit.SECONDS));
            assertEquals(List.of(SERIES, taken(1)), seen);
        }
    }

    @Test
    void tornLastLineIsCutOffWhereverItWasTorn() throws IOException {
        write(SERIES, taken(1), new Acknowledged(0, 1), taken(2));
        byte[] whole = Files.readAllBytes(file());
        int lastLine =
                new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2)
                        + 1;

        for (int length = lastLine + 1; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Ledger ledger = Ledger.open(file())) {
                assertEquals(1, ledger.contents().lastSequence(0), "cut to " + length);
                ledger.mark(taken(3));
            }
            assertEquals(List.of(SERIES, taken(1), new Acknowledged(0, 1), taken(3)), lines());
        }
    }

    @Test
    void damageBeforeTheEndIsNamed() throws IOException {
        write(SERIES, taken(1), taken(2));
        byte[] bytes = Files.readAllBytes(file());
        bytes[LedgerFormat.FIRST_LINE.length() + 5] ^= 1;
        Files.write(file(), bytes);

        IOException refused = assertThrows(LedgerDamagedException.class, () -> Ledger.open(file()));

        assertTrue(String.valueOf(refused.getMessage()).contains("damaged at byte 16"));
    }

    @Test
    void anotherFileIsNoLedger() throws IOException {
        Files.writeString(file(), "device,seq\n1,2\n");

        assertThrows(LedgerDamagedException.class, () -> Ledger.open(file()));
    }

    @Test
    void nextRunKnowsWhatIsUnacknowledged() throws IOException {
        write(SERIES, taken(1), taken(2), taken(3), new Acknowledged(0, 2));

        try (Ledger ledger = Ledger.open(file())) {
            assertEquals(List.of(taken(1), taken(3)), ledger.contents().unacknowledged(0));
            assertEquals(3, ledger.contents().lastSequence(0));
            assertEquals(1_003, ledger.contents().lastAtMillis(0));
        }
    }

    @Test
    void secondRunOnTheSameLedgerIsRefused() throws IOException {
        try (Ledger ledger = Ledger.open(file())) {
            lines();
            IOException refused = assertThrows(IOException.class, () -> Ledger.open(file()));

            assertTrue(String.valueOf(refused.getMessage()).contains("in use"));
            assertTrue(ledger.failure().isEmpty());
        }
    }

    @Test
    void singleLinesAreReadByTheirOffset() throws IOException {
        Taken large = new Taken(0, 2, 1, 1, Kind.READING, "t", Map.of(), "ef", "x".repeat(5_000));
        write(SERIES, taken(1), large, taken(3));
        List<Long> offsets = new ArrayList<>();
        LedgerScan.read(file(), (offset, line) -> offsets.add(offset));

        try (LedgerReader reader = LedgerReader.open(file())) {
            assertEquals(large, reader.at(offsets.get(2)));
            assertEquals(taken(3), reader.at(offsets.get(3)));
        }
        assertEquals(Files.size(file()), offsets.get(3) + LedgerFormat.encode(taken(3)).length);
        Files.write(file(), new byte[] {'x'}, StandardOpenOption.APPEND);
        assertEquals(4, lines().size());
    }
}
