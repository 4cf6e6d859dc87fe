package io.dianan.tenant.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final LocalDate DAY = LocalDate.of(2021, 4, 9);

    @Test
    void theFirstDayCountsAndTheLastOneIsTheFirstAfter() {
        Validity tens = between("2010-01-01", "2021-04-09");

        assertThat(tens.holds(LocalDate.of(2010, 1, 1))).isTrue();
        assertThat(tens.holds(LocalDate.of(2009, 12, 31))).isFalse();
        assertThat(tens.holds(DAY.minusDays(1))).isTrue();
        assertThat(tens.holds(DAY)).isFalse();
        assertThat(between(null, null).holds(DAY)).isTrue();
    }

    @Test
    void neighboursDoNotOverlapAndASharedDayDoes() {
        Validity before = between(null, "2021-04-09");

        assertThat(before.overlaps(between("2021-04-09", null))).isFalse();
        assertThat(before.overlaps(between("2021-04-08", null))).isTrue();
        assertThat(between("2021-04-09", null).overlaps(before)).isFalse();
        assertThat(between(null, null).overlaps(before)).isTrue();
    }

    @Test
    void anUnknownBeginningLiesInsideAnUnknownBeginningOnly() {
        assertThat(between(null, null).contains(between(null, "2021-04-09"))).isTrue();
        assertThat(between("1990-01-01", null).contains(between(null, "2021-04-09"))).isFalse();
        assertThat(between(null, "2021-04-09").contains(between(null, null))).isFalse();
        assertThat(
                        between("1990-01-01", "2021-04-09")
                                .contains(between("1990-01-01", "2021-04-09")))
                .isTrue();
    }

    static Validity between(@Nullable String from, @Nullable String to) {
        return new Validity(
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }
}
