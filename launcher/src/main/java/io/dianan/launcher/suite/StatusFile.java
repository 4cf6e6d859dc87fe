package io.dianan.launcher.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dianan.launcher.process.PartStatus;
import io.dianan.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The file by which a running launcher tells others how its suite is. */
public final class StatusFile {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final Path file;

    /**
     * What the launcher tells.
     *
     * @param address of the front door
     */
    public record Told(
            ProcessIdentity launcher, String address, int portOffset, List<PartStatus> parts) {}

    public StatusFile(StateFolder state) {
        file = state.run().resolve("status.json");
    }

    void write(Told told) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(fresh.toFile(), told);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last launcher told, whether or not it still lives. */
    public Optional<Told> read() {
        try {
            return Optional.of(JSON.readValue(file.toFile(), Told.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What a launcher tells that lives now. */
    public Optional<Told> readLiving() {
        return read().filter(told -> told.launcher().lives());
    }

    public static ObjectMapper json() {
        return JSON;
    }
}
