package io.dianan.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dianan.testkit.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommittedFilesTest {
    /** Tells the parts of a fault from the fault, so that this file is none itself. */
    private static final String JOIN = "~";

    @Test
    void nothingCommittedBelongsToOneMachine() {
        Path root = Repository.root();
        assumeTrue(Files.exists(root.resolve(".git")), "not a git work tree: nothing to look at");
        ListedExceptions exceptions = ListedExceptions.of(root.resolve("testkit"));
        List<Violation> all = CommittedFiles.violations(root);
        List<Violation> left = new ArrayList<>();
        for (String rule : CommittedFiles.rules()) {
            left.addAll(
                    exceptions.apply(
                            rule, all.stream().filter(v -> v.rule().equals(rule)).toList()));
        }
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "no-path-of-one-machine, cd /wo~rk/main",
        "no-path-of-one-machine, '\"/ro~ot/.m2\"'",
        "no-path-of-one-machine, /usr/lib/j~vm/temurin-25",
        "no-path-of-one-machine, /ho~me/somebody/x",
        "no-registry-host, https://repo.ma~ven.apache.org/maven2",
        "no-registry-host, registry.npm~js.org",
        "no-private-address, 192.1~68.1.7",
        "no-private-address, host=10.1~.2.3",
        "no-private-address, 172.2~0.0.1"
    })
    void aPlantedLineIsReported(String rule, String line) {
        List<Violation> found =
                CommittedFiles.violations("a.txt", "fine\n" + line.replace(JOIN, ""));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().rule()).isEqualTo(rule);
        assertThat(found.getFirst().text()).startsWith("line 2");
    }

    @ParameterizedTest
    @CsvSource({
        "target/work/x",
        "./root/x",
        "/usr/lib/jvm/*",
        "http://maven.apache.org/POM/4.0.0",
        "127.0.0.1",
        "version 110.1.2.3.4",
        "/work-orders/{id}"
    })
    void anInnocentLineIsNot(String line) {
        assertThat(CommittedFiles.violations("a.txt", line)).isEmpty();
    }
}
