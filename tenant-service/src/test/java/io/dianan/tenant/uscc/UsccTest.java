package io.dianan.tenant.uscc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "91330100799655058B",
                "914403001922038216",
                "9144030071526726XG",
                "91330106673959654P",
                // Remainder 0 gives check character 0.
                "91330106MA20003340"
            })
    void rightCodesAreTaken(String code) {
        assertThat(Uscc.faultIn(code)).isEmpty();
        assertThat(Uscc.of(code).text()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y4Z, is one of",
        "91350211M0000XUF46, the check character of USCC 91350211M0000XUF46 is",
        "91350100M0001TGQXM, the check character of USCC 91350100M0001TGQXM is",
        "91310115MA1H8R7C6D, the check character of USCC 91310115MA1H8R7C6D is",
        "91350100M000100Y42, is 3 and not 2",
        "91350100M000100Y4, this one has 17",
        "91350100M000100Y433, this one has 19",
        "91350100I000100Y43, character 9 of a USCC is one of 0123456789ABCDEFGHJKLMNPQRTUWXY",
        "9135０100O000100Y43, character 9",
        "91350100S000100Y43, character 9",
        "91350100V000100Y43, character 9",
        "91350100M000100Y4-, character 18"
    })
    void aWrongCodeNamesTheBrokenRule(String code, String rule) {
        assertThat(Uscc.faultIn(code)).hasValueSatisfying(f -> assertThat(f).contains(rule));
        assertThatThrownBy(() -> Uscc.of(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneWrongCharacterAnywhereIsFound() {
        String right = "91330106MA20003340";
        for (int place = 0; place < right.length(); place++) {
            for (char other : Uscc.ALPHABET.toCharArray()) {
                String wrong = right.substring(0, place) + other + right.substring(place + 1);
                assertThat(Uscc.faultIn(wrong).isEmpty()).as(wrong).isEqualTo(wrong.equals(right));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" 91350100m000100y43\t", "９１３５０１００Ｍ０００１００Ｙ４３", "　91350100ｍ000100y43　"})
    void spacesFullWidthAndSmallLettersMeanTheSameCode(String written) {
        assertThat(Uscc.of(written)).isEqualTo(new Uscc("91350100M000100Y43"));
    }
}
