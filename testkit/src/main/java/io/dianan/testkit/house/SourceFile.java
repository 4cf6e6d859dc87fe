package io.dianan.testkit.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Java source as the compiler's parser sees it. */
record SourceFile(Path path, String text, CompilationUnitTree tree, Trees trees) {

    private static final Map<Path, List<SourceFile>> READ = new ConcurrentHashMap<>();

    /** Every source below {@code folder}; none where there is no such folder. */
    static List<SourceFile> below(Path folder) {
        return READ.computeIfAbsent(folder.toAbsolutePath(), SourceFile::read);
    }

    private static List<SourceFile> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .map(SourceFile::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceFile parse(Path path) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    _ -> {},
                                    null,
                                    null,
                                    files.getJavaFileObjects(path));
            CompilationUnitTree tree = task.parse().iterator().next();
            return new SourceFile(path, Files.readString(path), tree, Trees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without {@code .java}. */
    String className() {
        String file = path.getFileName().toString();
        return file.substring(0, file.length() - ".java".length());
    }

    /** The class with its package, as exceptions are listed. */
    String subject() {
        return tree.getPackageName() == null
                ? className()
                : tree.getPackageName() + "." + className();
    }

    int lines() {
        return (int) text.lines().count();
    }

    long firstLine(Tree part) {
        return tree.getLineMap()
                .getLineNumber(trees.getSourcePositions().getStartPosition(tree, part));
    }

    long lastLine(Tree part) {
        return tree.getLineMap()
                .getLineNumber(trees.getSourcePositions().getEndPosition(tree, part));
    }
}
