package io.dianan.launcher.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir Path folder;

    @Test
    void aSecretIsMadeOnceAndKept() throws Exception {
        Path file = folder.resolve("suite.json");
        Secrets first = Secrets.open(file, new SecureRandom());
        String made = first.of("broker.device-service");

        Secrets second = Secrets.open(file, new SecureRandom());

        assertEquals(made, second.of("broker.device-service"));
        assertNotEquals(made, second.of("broker.tenant-service"));
        assertTrue(made.length() >= 32, "192 bits");
        assertEquals(Set.of("broker.device-service", "broker.tenant-service"), second.names());
    }

    @Test
    void aKeyHas256Bits() throws Exception {
        Secrets secrets = Secrets.open(folder.resolve("suite.json"), new SecureRandom());

        assertEquals(32, Base64.getDecoder().decode(secrets.key("key")).length);
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws Exception {
        Path file = folder.resolve("suite.json");
        Secrets.open(file, new SecureRandom()).of("any");

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
