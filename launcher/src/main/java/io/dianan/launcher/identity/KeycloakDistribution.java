package io.dianan.launcher.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak as it comes, unpacked and built for PostgreSQL under {@code /auth}. The build takes most
 * of a minute of computing, so that its result is shared by all suites of an installation, and a
 * suite's own home only points at it.
 */
public record KeycloakDistribution(Path built) {
    /** Fixed at build time; never passed at start. */
    private static final List<String> BUILD_OPTIONS =
            List.of(
                    "--db=postgres",
                    "--health-enabled=true",
                    "--http-relative-path=/auth",
                    "--http-management-relative-path=/");

    private static final long BUILD_MINUTES_MAX = 10;
    private static final String PREFIX = "keycloak-quarkus-dist-";

    /**
     * Unpacks and builds the archive in {@code folder} beside it, or in {@code otherwise} when the
     * folder cannot be written. Returns at once when that has been done.
     */
    public static KeycloakDistribution prepare(Path folder, Path otherwise, Path log)
            throws IOException, InterruptedException {
        Path archive = archive(folder);
        String name = archive.getFileName().toString().replace(".zip", "");
        Path shared = folder.resolve(name);
        if (Files.isDirectory(shared)) {
            return new KeycloakDistribution(shared);
        }
        Path parent = Files.isWritable(folder) ? folder : otherwise;
        Files.createDirectories(parent);
        Path target = parent.resolve(name);
        try (FileChannel lock =
                FileChannel.open(
                        parent.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            lock.lock();
            if (!Files.isDirectory(target)) {
                Path fresh = parent.resolve(".unpacking-" + UUID.randomUUID());
                unpack(archive, fresh);
                build(fresh, log);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new KeycloakDistribution(target);
    }

    /** A home of one suite: libraries of the shared build, data and settings of its own. */
    public Path home(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("data"));
        for (String shared : List.of("lib", "themes", "providers")) {
            Path link = folder.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, built.resolve(shared));
        }
        return folder;
    }

    private static Path archive(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file ->
                                    file.getFileName().toString().startsWith(PREFIX)
                                            && file.toString().endsWith(".zip"))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException("no " + PREFIX + "*.zip in " + folder));
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path inside = withoutFirst(Path.of(entry.getName()));
                Path path = target.resolve(inside).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip, path, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Path withoutFirst(Path path) {
        return path.getNameCount() > 1 ? path.subpath(1, path.getNameCount()) : Path.of("");
    }

    private static void build(Path home, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(KeycloakCommand.build(home, BUILD_OPTIONS))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_"));
        Process process = builder.start();
        try {
            if (!process.waitFor(BUILD_MINUTES_MAX, TimeUnit.MINUTES)) {
                throw new IOException(
                        "building Keycloak took more than " + BUILD_MINUTES_MAX + " min");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("building Keycloak failed, see " + log);
        }
    }
}
