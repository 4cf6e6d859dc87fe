package io.dianan.testkit.house;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A module on disk with sources that a test plants, compiled as the build would lay it out. */
final class PlantedModule {
    private final Path folder;

    PlantedModule(Path folder) {
        this.folder = folder;
    }

    /**
     * @param className with its package
     * @param body what follows the package line
     */
    PlantedModule main(String className, String body) {
        return write("src/main/java", className, body);
    }

    PlantedModule test(String className, String body) {
        return write("src/test/java", className, body);
    }

    /** Gives the room a comment and {@code @NullMarked}. */
    PlantedModule introduced(String room) {
        Path file =
                folder.resolve("src/main/java")
                        .resolve(room.replace('.', '/'))
                        .resolve("package-info.java");
        String text =
                """
                /** Says what it does. */
                @NullMarked
                package %s;
                import org.jspecify.annotations.NullMarked;
                """;
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.formatted(room));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    HouseModule compiled(String word) {
        Path classes = folder.resolve("target/classes");
        Path testClasses = folder.resolve("target/test-classes");
        compile(folder.resolve("src/main/java"), classes);
        compile(folder.resolve("src/test/java"), testClasses);
        return HouseModule.in(folder, "io.dianan", word);
    }

    private PlantedModule write(String sources, String className, String body) {
        int dot = className.lastIndexOf('.');
        Path file =
                folder.resolve(sources)
                        .resolve(className.substring(0, dot).replace('.', '/'))
                        .resolve(className.substring(dot + 1) + ".java");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "package " + className.substring(0, dot) + ";\n" + body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private void compile(Path sources, Path target) {
        if (!Files.isDirectory(sources)) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            Files.createDirectories(target);
            List<Path> java = all.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of(
                            "-proc:none",
                            "-d",
                            target.toString(),
                            "-cp",
                            folder.resolve("target/classes")
                                    + ":"
                                    + System.getProperty(
                                            "surefire.test.class.path",
                                            System.getProperty("java.class.path")));
            boolean compiled =
                    compiler.getTask(
                                    messages,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(java))
                            .call();
            if (!compiled) {
                throw new IllegalStateException(messages.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
