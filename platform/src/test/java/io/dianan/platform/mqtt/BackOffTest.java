package io.dianan.platform.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(new Random(7));

    @Test
    void waitsGrowToTheLongestAndNeverBeyond() {
        Stream.generate(backOff::next)
                .limit(100)
                .forEach(
                        wait ->
                                assertThat(wait)
                                        .isBetween(Duration.ofMillis(100), BackOff.LONGEST));
        assertThat(backOff.next()).isGreaterThanOrEqualTo(BackOff.LONGEST.dividedBy(2));
    }

    @Test
    void twoClientsDoNotReturnAtTheSameMoment() {
        BackOff other = new BackOff(new Random(8));
        assertThat(Stream.generate(backOff::next).limit(10).toList())
                .isNotEqualTo(Stream.generate(other::next).limit(10).toList());
    }

    @Test
    void aSuccessMakesTheNextWaitShortAgain() {
        Stream.generate(backOff::next).limit(20).forEach(_ -> {});
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(BackOff.FIRST);
    }
}
