package io.dianan.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    @Test
    void carriesVersionAndVariantOfRfc9562() {
        UUID id = Uuid7.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void beginsWithTheMillisecondsOfNow() {
        long before = System.currentTimeMillis();
        long told = Uuid7.next().getMostSignificantBits() >>> 16;
        assertThat(told).isBetween(before, before + 1_000);
    }

    @Test
    void whatIsMadeLaterSortsLaterAsTextToo() {
        List<String> made = Stream.generate(Uuid7::next).limit(50_000).map(UUID::toString).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void noTwoThreadsGetTheSame() {
        Set<UUID> made = Collections.synchronizedSet(new HashSet<>());
        IntStream.range(0, 50_000).parallel().forEach(_ -> made.add(Uuid7.next()));
        assertThat(made).hasSize(50_000);
    }
}
