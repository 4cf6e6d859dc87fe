package io.dianan.tenant.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"甲", "拱墅区示范路1号 (东)", "<b>&\"'", "𠮷野家", "\ue000"})
    void whatPeopleWriteIsTaken(String text) {
        assertThat(PlainText.faultIn(text, 20)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "甲\u0000乙, U+0000",
        "甲\u0007乙, U+0007",
        "甲\u0085乙, U+0085",
        "甲\u202e乙, U+202E",
        "甲\u200b, U+200B",
        "甲\u2028乙, U+2028",
        "甲\ud842, U+D842"
    })
    void whatDoesNotShowIsNamed(String text, String named) {
        assertThat(PlainText.faultIn(text, 20))
                .hasValueSatisfying(fault -> assertThat(fault).contains(named));
    }

    @Test
    void lengthCountsCharactersAndNoSpacesAtTheEnds() {
        assertThat(PlainText.faultIn("  𠮷𠮷𠮷  ", 3)).isEmpty();
        assertThat(PlainText.faultIn("𠮷𠮷𠮷𠮷", 3))
                .hasValue("the text has 4 characters, at most 3 go");
        assertThat(PlainText.faultIn("\u3000 ", 3)).hasValue("the text is empty");
    }
}
