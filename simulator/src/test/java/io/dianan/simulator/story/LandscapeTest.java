package io.dianan.simulator.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dianan.simulator.story.Landscape.Enterprise;
import io.dianan.simulator.story.Landscape.Provider;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LandscapeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private final List<Enterprise> all = Landscape.enterprises();

    @Test
    void thirtyEnterprisesInThreeCitiesBothProvidersInEachCounty() {
        assertEquals(30, all.size());
        assertEquals(3, distinct(enterprise -> enterprise.regionCode().substring(0, 4)));
        assertEquals(30, distinct(Enterprise::uscc));
        assertEquals(30, distinct(Enterprise::name));
        for (String region : all.stream().map(Enterprise::regionCode).collect(Collectors.toSet())) {
            assertEquals(
                    Set.of(Provider.values()),
                    all.stream()
                            .filter(enterprise -> enterprise.regionCode().equals(region))
                            .map(Enterprise::provider)
                            .collect(Collectors.toSet()),
                    region);
        }
    }

    @Test
    void theLeakIsAtACustomerOfProviderAInTheCounty() {
        assertEquals(Landscape.COUNTY, all.getFirst().regionCode());
        assertEquals(Provider.A, all.getFirst().provider());
    }

    /** With its weight of 30, the check character brings the weighted sum to a multiple of 31. */
    @Test
    void everyUsccHasItsCheckCharacter() {
        for (Enterprise enterprise : all) {
            int sum = 0;
            int weight = 1;
            for (char c : enterprise.uscc().substring(0, 17).toCharArray()) {
                sum += ALPHABET.indexOf(c) * weight;
                weight = weight * 3 % 31;
            }
            int check = ALPHABET.indexOf(enterprise.uscc().charAt(17));
            assertEquals(0, (sum + check) % 31, enterprise.uscc());
            assertEquals(18, enterprise.uscc().length());
        }
    }

    private long distinct(java.util.function.Function<Enterprise, String> what) {
        return all.stream().map(what).distinct().count();
    }
}
