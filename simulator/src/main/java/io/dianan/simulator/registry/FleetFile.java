package io.dianan.simulator.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The registered devices of a fleet with their tokens, mode 0600, replaced as a whole. */
final class FleetFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    FleetFile(Path file) {
        this.file = file;
    }

    private record Contents(List<RegisteredDevice> devices) {}

    /** By serial number; empty when there is no file yet. */
    Map<String, RegisteredDevice> read() throws IOException {
        Map<String, RegisteredDevice> devices = new LinkedHashMap<>();
        try {
            for (RegisteredDevice device :
                    JSON.readValue(Files.readAllBytes(file), Contents.class).devices()) {
                devices.put(device.serialNumber(), device);
            }
        } catch (NoSuchFileException e) {
            return devices;
        }
        return devices;
    }

    void write(Collection<RegisteredDevice> devices) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                fresh,
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(new Contents(List.copyOf(devices))),
                StandardOpenOption.WRITE);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
