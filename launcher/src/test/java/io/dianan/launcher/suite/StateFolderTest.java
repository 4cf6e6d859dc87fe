package io.dianan.launcher.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.launcher.process.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir Path folder;

    @Test
    void aSecondSuiteIsRefusedUntilTheFirstHasEnded() throws Exception {
        StateFolder state = new StateFolder(folder.resolve("state"));
        try (StateFolder.Hold first = state.take()) {
            Refusal refusal = assertThrows(Refusal.class, state::take);
            assertTrue(refusal.sentence().contains("is used by a running suite"));
            assertTrue(refusal.sentence().contains("--state DIR"));
        }
        state.take().close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheCure() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Refusal refusal =
                assertThrows(Refusal.class, () -> new StateFolder(file.resolve("state")).take());

        assertTrue(refusal.sentence().contains(file + "/state cannot be written"));
    }

    @Test
    void secretsAreForTheOwnerAlone() throws Exception {
        StateFolder state = new StateFolder(folder.resolve("state"));
        state.take().close();

        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(state.secrets())));
    }
}
