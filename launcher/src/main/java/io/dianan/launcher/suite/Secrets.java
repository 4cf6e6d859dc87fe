package io.dianan.launcher.suite;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Secrets by name in one JSON file that only its owner reads. A name that is asked for the first
 * time gets a new secret of 192 random bits, which is written before it is used.
 */
public final class Secrets {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int SECRET_BYTES = 24;
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final SecureRandom random;
    private final Map<String, String> byName;

    private Secrets(Path file, SecureRandom random, Map<String, String> byName) {
        this.file = file;
        this.random = random;
        this.byName = byName;
    }

    public static Secrets open(Path file, SecureRandom random) throws IOException {
        Map<String, String> byName =
                Files.exists(file)
                        ? JSON.readValue(
                                file.toFile(), new TypeReference<TreeMap<String, String>>() {})
                        : new TreeMap<>();
        return new Secrets(file, random, byName);
    }

    /** The secret of this name: letters, digits, {@code -} and {@code _}. */
    public synchronized String of(String name) {
        return get(name, Base64.getUrlEncoder().withoutPadding(), SECRET_BYTES);
    }

    /** 32 random bytes in Base64, for a key. */
    public synchronized String key(String name) {
        return get(name, Base64.getEncoder(), KEY_BYTES);
    }

    public synchronized Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    private String get(String name, Base64.Encoder encoder, int bytes) {
        String known = byName.get(name);
        if (known != null) {
            return known;
        }
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        String fresh = encoder.encodeToString(secret);
        byName.put(name, fresh);
        save();
        return fresh;
    }

    private void save() {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            JSON.writeValue(fresh.toFile(), byName);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
