package io.dianan.alarm.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which areas have gone, by their counts. */
class AreaTest {
    private static final UUID A = new UUID(0, 10);
    private static final UUID B = new UUID(0, 11);
    private static final Area.Threshold USUAL = new Area.Threshold(20, 30, 200);

    @Test
    void twentyOfSixtyAreAnIncidentAndNineteenAreNot() {
        assertThat(gone(count("330105", A, 20, 40))).containsExactly(new Area("330105", A));
        assertThat(gone(count("330105", A, 19, 0))).isEmpty();
    }

    @Test
    void aSmallShareOfManyIsNone() {
        assertThat(gone(count("330105", A, 29, 71))).isEmpty();
        assertThat(gone(count("330105", A, 30, 70))).hasSize(1);
    }

    @Test
    void twoHundredAreAnIncidentWhateverShare() {
        assertThat(gone(count("330105", A, 200, 5_000))).hasSize(1);
        assertThat(gone(count("330105", A, 199, 5_000))).isEmpty();
    }

    @Test
    void aCountyTakesItsStreetsAlong() {
        assertThat(
                        gone(
                                count("330105001", A, 30, 0),
                                count("330105002", A, 30, 0),
                                count("330105", A, 5, 5)))
                .containsExactly(new Area("330105", A));
    }

    @Test
    void aStreetThatGoesAloneIsNamed() {
        assertThat(gone(count("330105001", A, 30, 0), count("330105002", A, 0, 500)))
                .containsExactly(new Area("330105001", A));
    }

    @Test
    void eachProviderHasItsOwn() {
        assertThat(gone(count("330105", A, 15, 0), count("330105", B, 15, 0))).isEmpty();
        assertThat(gone(count("330105", null, 25, 0))).containsExactly(new Area("330105", null));
    }

    private static List<Area> gone(Area.Count... counts) {
        return Area.gone(List.of(counts), USUAL);
    }

    private static Area.Count count(
            String region, @Nullable UUID provider, long gone, long online) {
        return new Area.Count(region, provider, gone, online);
    }
}
