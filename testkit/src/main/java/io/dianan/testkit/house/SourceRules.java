package io.dianan.testkit.house;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import io.dianan.testkit.house.Rule.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in the sources and leaves no trace in the classes. */
final class SourceRules {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 70;
    private static final Set<String> EVERYTHING =
            Set.of("Exception", "Throwable", "java.lang.Exception", "java.lang.Throwable");

    private SourceRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("files-have-at-most-400-lines", SourceRules::longFiles),
                new Rule("methods-have-at-most-70-lines", SourceRules::longMethods),
                new Rule("only-loops-and-inboxes-catch-everything", SourceRules::catchAll),
                new Rule("every-room-says-what-it-does", SourceRules::packages),
                new Rule("no-lombok", SourceRules::lombok));
    }

    private static List<SourceFile> everything(HouseModule module) {
        return Stream.concat(
                        SourceFile.below(module.mainSources()).stream(),
                        SourceFile.below(module.testSources()).stream())
                .toList();
    }

    private static List<Found> longFiles(HouseModule module) {
        return everything(module).stream()
                .filter(file -> file.lines() > FILE_LINES_MAX)
                .map(file -> new Found(file.subject(), "has " + file.lines() + " lines"))
                .toList();
    }

    private static List<Found> longMethods(HouseModule module) {
        List<Found> found = new ArrayList<>();
        for (SourceFile file : everything(module)) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                    long lines = file.lastLine(method) - file.firstLine(method) + 1;
                    if (lines > METHOD_LINES_MAX) {
                        found.add(
                                new Found(
                                        file.subject(),
                                        method.getName() + " has " + lines + " lines"));
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(file.tree(), null);
        }
        return found;
    }

    private static List<Found> catchAll(HouseModule module) {
        List<Found> found = new ArrayList<>();
        for (SourceFile file : SourceFile.below(module.mainSources())) {
            if (file.className().endsWith("Loop") || file.className().endsWith("Inbox")) {
                continue;
            }
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitCatch(CatchTree handler, @Nullable Void nothing) {
                    if (EVERYTHING.contains(handler.getParameter().getType().toString())) {
                        found.add(
                                new Found(
                                        file.subject(),
                                        "catches everything in line " + file.firstLine(handler)));
                    }
                    return super.visitCatch(handler, nothing);
                }
            }.scan(file.tree(), null);
        }
        return found;
    }

    private static List<Found> packages(HouseModule module) {
        return SourceFile.below(module.mainSources()).stream()
                .map(file -> file.path().getParent())
                .distinct()
                .filter(folder -> !isIntroduced(folder.resolve("package-info.java")))
                .map(
                        folder ->
                                new Found(
                                        module.mainSources()
                                                .relativize(folder)
                                                .toString()
                                                .replace('/', '.'),
                                        "needs a package-info.java with a comment and @NullMarked"))
                .toList();
    }

    private static boolean isIntroduced(Path packageInfo) {
        try {
            if (!Files.exists(packageInfo)) {
                return false;
            }
            String text = Files.readString(packageInfo);
            return text.contains("@NullMarked") && text.strip().startsWith("/**");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Found> lombok(HouseModule module) {
        return everything(module).stream()
                .filter(
                        file ->
                                file.tree().getImports().stream()
                                        .map(line -> line.getQualifiedIdentifier().toString())
                                        .anyMatch(name -> name.startsWith("lombok.")))
                .map(file -> new Found(file.subject(), "imports Lombok"))
                .toList();
    }
}
