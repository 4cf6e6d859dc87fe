package io.dianan.tenant.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionCodeTest {
    @ParameterizedTest
    @CsvSource({
        "330000, PROVINCE, , 33",
        "330100, CITY, 330000, 3301",
        "331000, CITY, 330000, 3310",
        "330105, COUNTY, 330100, 330105",
        "331083, COUNTY, 331000, 331083",
        "330105901, STREET, 330105, 330105901",
        "441900003, STREET, 441900, 441900003"
    })
    void lengthAndZerosTellLevelParentAndPrefix(
            String digits, RegionLevel level, String parent, String prefix) {
        RegionCode code = new RegionCode(digits);

        assertThat(code.level()).isEqualTo(level);
        assertThat(code.parent().map(RegionCode::digits).orElse(null)).isEqualTo(parent);
        assertThat(code.prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "33",
                "33010",
                "3301050",
                "33010590",
                "3301059011",
                "033010",
                "33010a",
                // Digits of a county below no city, of a street below none.
                "330001",
                "330000001",
                "330105000",
                "３３０１０５",
                "330105\n"
            })
    void whatIsNoCodeIsRefused(String digits) {
        assertThat(RegionCode.isCode(digits)).isFalse();
        assertThatThrownBy(() -> new RegionCode(digits))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void levelsHaveTheWordsOfTheWire() {
        assertThat(RegionLevel.of("county")).hasValue(RegionLevel.COUNTY);
        assertThat(RegionLevel.of("COUNTY")).isEmpty();
        assertThat(RegionLevel.STREET.word()).isEqualTo("street");
    }
}
