package io.dianan.launcher.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The unpacked server: {@code bin/postgres}, {@code bin/initdb} and what they need. */
public record PostgresBinaries(Path folder) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /**
     * Unpacks the server that lies on the class path into {@code parent/<version>}, once: a folder
     * that is there already is complete, since it appears under its name only when it is.
     */
    public static PostgresBinaries unpack(Path parent) throws IOException {
        Path target = parent.toAbsolutePath().resolve("server-" + version());
        if (Files.isDirectory(target)) {
            return new PostgresBinaries(target);
        }
        Files.createDirectories(parent);
        Path fresh = parent.toAbsolutePath().resolve(".unpacking-" + UUID.randomUUID());
        unpackInto(fresh);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException
                | java.nio.file.DirectoryNotEmptyException
                | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            // Somebody else was quicker; theirs is as good as ours.
        }
        return new PostgresBinaries(target);
    }

    Path postgres() {
        return folder.resolve("bin/postgres");
    }

    Path initdb() {
        return folder.resolve("bin/initdb");
    }

    private static String version() throws IOException {
        // The archive carries no version; its length tells one build from another.
        try (InputStream in = open()) {
            return Integer.toString(in.readAllBytes().length, Character.MAX_RADIX);
        }
    }

    private static InputStream open() {
        InputStream in = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        if (in == null) {
            throw new IllegalStateException(
                    "No PostgreSQL for this machine on the class path: only Linux on x86-64 is"
                            + " shipped.");
        }
        return in;
    }

    private static void unpackInto(Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(open())))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("archive entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        Files.setPosixFilePermissions(path, permissions(entry.getMode()));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> all =
                EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ);
        if ((mode & 0111) != 0) {
            all.add(PosixFilePermission.OWNER_EXECUTE);
            all.add(PosixFilePermission.GROUP_EXECUTE);
            all.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return all;
    }
}
