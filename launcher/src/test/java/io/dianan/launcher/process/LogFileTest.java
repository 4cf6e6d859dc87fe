package io.dianan.launcher.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir Path folder;

    @Test
    void aLargeLogKeepsOneOlderPart() throws Exception {
        Path log = folder.resolve("a.log");
        Files.write(log, new byte[33 << 20]);

        LogFile.bound(log);

        assertEquals(0, Files.size(log));
        assertEquals(33 << 20, Files.size(folder.resolve("a.log.1")));
    }

    @Test
    void theTailIsTheLastLines() throws Exception {
        Path log = folder.resolve("a.log");
        Files.writeString(log, "x\n".repeat(50_000) + "last but one\nlast\n");

        assertEquals(List.of("last but one", "last"), LogFile.tail(log, 2));
        assertEquals(List.of(), LogFile.tail(folder.resolve("none"), 2));
    }
}
