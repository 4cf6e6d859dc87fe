package io.dianan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The demonstration, as a newcomer runs it. */
@Order(2)
class StoryIT {
    private static final Pattern LINE = Pattern.compile(" +[0-9]+\\.[0-9] s  \\S.*");

    @BeforeAll
    static void start() {
        RunningSuite.get();
    }

    @Test
    void theStoryIsToldToItsEndAndEveryLineOfItWasSeen() throws Exception {
        Process demo = demo(RunningSuite.STATE.toString());
        String printed = new String(demo.getInputStream().readAllBytes());

        assertThat(demo.waitFor()).as(printed).isZero();
        assertThat(printed).doesNotContain("NOT SEEN");
        assertThat(printed.lines().filter(line -> LINE.matcher(line).matches()).count())
                .as(printed)
                .isEqualTo(21);
        assertThat(printed)
                .containsSubsequence(
                        "30 made enterprises in 3 cities, 100 devices",
                        "begins to leak",
                        "provider-a-dispatcher",
                        "warning ",
                        "alarm ",
                        "regulator-gongshu",
                        "sees it, too",
                        "provider-b-dispatcher",
                        "404",
                        "regulator-xihu",
                        "404",
                        "acknowledges",
                        "GB/T 26875.3: alarm, confirmed",
                        "decided by the detector itself",
                        "recovered to",
                        "closed: cause moisture",
                        "All 19 observations were made through the public doors");
        System.out.println(printed);
    }

    @Test
    void withoutASuiteOneSentenceSaysHowToStartOne() throws Exception {
        Process demo = demo("target/no-such-state");
        String printed = new String(demo.getInputStream().readAllBytes());

        assertThat(demo.waitFor()).isEqualTo(3);
        assertThat(printed.strip().lines()).hasSize(1);
        assertThat(printed).startsWith("No suite runs at ").contains("./dianan up");
    }

    private static Process demo(String state) throws IOException {
        List<String> command = RunningSuite.java("simulator", "io.dianan.simulator.Main");
        command.addAll(List.of("demo", "--state", state));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
