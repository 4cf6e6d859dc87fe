package io.dianan.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dianan.testkit.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The checks that are no tests but steps of the build, each with a fault planted in a module of its
 * own under the real parent. Maven works offline here: what it needs it has just used.
 */
class BuildChecksSeenRedTest {
    private static final String PACKAGE_INFO =
            """
            /** A module that must not build. */
            @NullMarked
            package io.dianan.planted;

            import org.jspecify.annotations.NullMarked;
            """;
    private Path module;

    @BeforeEach
    void plant() throws IOException {
        assumeTrue(mavenIsThere(), "no mvn on the PATH: the build's own checks are not tried");
        module = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "planted-");
        Files.writeString(
                module.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>io.dianan</groupId>
                    <artifactId>dianan</artifactId>
                    <version>0.1.0</version>
                    <relativePath>%s</relativePath>
                  </parent>
                  <artifactId>planted</artifactId>
                </project>
                """
                        .formatted(module.relativize(Repository.root().resolve("pom.xml"))));
        write("package-info", PACKAGE_INFO);
    }

    @Test
    void whatIsNotFormattedDoesNotBuild() throws Exception {
        write(
                "Crooked",
                """
                package io.dianan.planted;

                class Crooked { int one=1; }
                """);
        assertThat(build())
                .contains("format violations")
                .contains("Crooked.java")
                .doesNotContain("COMPILATION ERROR");
    }

    @Test
    void aMistakeThatTheCompilerDoesNotSeeAndANullWhereNoneMayBeDoNotBuild() throws Exception {
        write(
                "Forgotten",
                """
                package io.dianan.planted;

                class Forgotten {
                    void refuse() {
                        new IllegalStateException("made and never thrown");
                    }
                }
                """);
        write(
                "Absent",
                """
                package io.dianan.planted;

                class Absent {
                    String name() {
                        return null;
                    }
                }
                """);
        assertThat(build("-Dspotless.check.skip"))
                .containsPattern("Forgotten.java:.5,\\d+. .DeadException.")
                .containsPattern("Absent.java:.5,\\d+. .NullAway.");
    }

    private void write(String name, String text) throws IOException {
        Path folder = Files.createDirectories(module.resolve("src/main/java/io/dianan/planted"));
        Files.writeString(folder.resolve(name + ".java"), text);
    }

    /** What Maven says while it fails. */
    private String build(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("mvn", "-q", "-o", "-B", "compile"));
        command.addAll(List.of(options));
        ProcessBuilder maven =
                new ProcessBuilder(command).directory(module.toFile()).redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = maven.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isNotZero();
        return said;
    }

    private static boolean mavenIsThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn")));
    }
}
