package io.dianan.testkit.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rules look at.
 *
 * @param base the package over all modules, {@code io.dianan}
 * @param word the module's own level below it, {@code device}
 * @param mainSources folder of Java sources
 * @param main classes that are shipped; generated ones are left out
 * @param test classes of tests
 */
public record HouseModule(
        String base,
        String word,
        Path mainSources,
        Path testSources,
        JavaClasses main,
        JavaClasses test) {
    private static final Set<String> SERVICES =
            Set.of("tenant", "device", "alarm", "reporting", "gateway");

    /** Generated from batches.proto. */
    private static final String GENERATED = ".contracts.wire.";

    /** The module in {@code folder}, compiled. */
    public static HouseModule in(Path folder, String base, String word) {
        return new HouseModule(
                base,
                word,
                folder.resolve("src/main/java"),
                folder.resolve("src/test/java"),
                classes(folder.resolve("target/classes")),
                classes(folder.resolve("target/test-classes")));
    }

    private static JavaClasses classes(Path folder) {
        // Names are enough; looking every library class up takes half a minute.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        ClassFileImporter importer = new ClassFileImporter();
        JavaClasses all =
                Files.isDirectory(folder)
                        ? importer.importPath(folder)
                        : importer.importPaths(Stream.<Path>empty().toList());
        return all.that(DescribedPredicate.describe("written by us", HouseModule::isWritten));
    }

    private static boolean isWritten(JavaClass type) {
        return !type.getName().contains(GENERATED);
    }

    public String root() {
        return base + "." + word;
    }

    /** Whether the suffix licences hold here. */
    boolean isServiceOrPlatform() {
        return SERVICES.contains(word) || word.equals("platform");
    }

    boolean isService(String other) {
        return SERVICES.contains(other);
    }

    /** The class in whose file {@code type} stands. */
    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
