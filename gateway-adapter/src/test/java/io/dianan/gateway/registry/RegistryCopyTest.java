package io.dianan.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.registry.GatewayRegistryLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCopyTest {
    private static final GatewayRegistryLine CHANGE =
            new GatewayRegistryLine(new GatewayModel(new UUID(1, 1), 2, List.of()), null, null);

    @TempDir Path folder;

    @Test
    void onlyAWholeSnapshotReplacesTheCopy() throws IOException {
        RegistryCopy copy = copy();
        copy.snapshotBegins();
        copy.snapshotLine("first");
        assertThat(copy.exists()).isFalse();
        copy.snapshotEnds();
        copy.snapshotBegins();
        copy.snapshotLine("second");
        copy.snapshotBroke();
        assertThat(lines(copy)).containsExactly("first");
    }

    @Test
    void changesFollowTheSnapshotEvenThoseThatCameWhileItWasWritten() throws IOException {
        RegistryCopy copy = copy();
        copy.snapshotBegins();
        copy.append(CHANGE);
        copy.snapshotLine("snapshot");
        copy.snapshotEnds();
        copy.append(CHANGE);
        assertThat(lines(copy))
                .containsExactly(
                        "snapshot", RegistryLines.write(CHANGE), RegistryLines.write(CHANGE));
    }

    @Test
    void theCopyIsForItsOwnerOnly() throws IOException {
        RegistryCopy copy = copy();
        copy.snapshotBegins();
        copy.snapshotEnds();
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(file)))
                                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        RegistryCopy copy = copy(file);
        copy.snapshotBegins();
        copy.snapshotLine("lost");
        copy.snapshotEnds();
        assertThat(copy.exists()).isFalse();
    }

    private RegistryCopy copy() {
        return copy(folder);
    }

    private static List<String> lines(RegistryCopy copy) throws IOException {
        List<String> lines = new ArrayList<>();
        copy.read(lines::add);
        return lines;
    }

    private static RegistryCopy copy(Path stateDir) {
        return new RegistryCopy(stateDir);
    }
}
