package io.dianan.platform.failpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Places where a drill ends this process as a power cut would. Active only where the environment
 * variable {@code DIANAN_FAILPOINTS} names a folder; a file with a point's name in it arms that
 * point once.
 */
public final class Failpoint {
    private static final String FOLDER = System.getenv("DIANAN_FAILPOINTS");

    private Failpoint() {}

    /** Halts the process with 137 if {@code name} is armed. */
    public static void hit(String name) {
        if (FOLDER == null) {
            return;
        }
        try {
            if (Files.deleteIfExists(Path.of(FOLDER, name))) {
                Runtime.getRuntime().halt(137);
            }
        } catch (IOException e) {
            throw new IllegalStateException("failpoint " + name + " could not be read", e);
        }
    }
}
