package io.dianan.tenant.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dianan.platform.page.Cursor;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    @Test
    void wildcardsOfASearchAreSearchedFor() {
        assertThat(asked(null, null, " 50%_a\\b ").text()).isEqualTo("%50\\%\\_a\\\\b%");
    }

    @Test
    void noSearchLetsAllThrough() {
        assertThat(asked(null, null, null).text()).isEqualTo("%");
        assertThat(asked(null, null, "  ").text()).isEqualTo("%");
        assertThat(asked(null, null, null).region()).isEqualTo("%");
    }

    @ParameterizedTest
    @CsvSource({"330000, 33%", "330100, 3301%", "330105, 330105%", "330105901, 330105901%"})
    void aRegionMeansItsSubtree(String region, String pattern) {
        assertThat(asked(null, region, null).region()).isEqualTo(pattern);
    }

    @Test
    void thePlaceOfAPageComesBack() {
        ListRequest first = asked("-name", null, null);
        PageRequest second = PageRequest.of(50, first.cursorBehind("甲", ID), false);

        assertThat(ListRequest.of(second, "-name", null, null).place())
                .hasValue(new Keyset("-name", "甲", ID));
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        PageRequest second =
                PageRequest.of(50, asked("name", null, null).cursorBehind("甲", ID), false);

        assertThatThrownBy(() -> ListRequest.of(second, "createdAt", null, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "name\u001f甲", "name\u001f甲\u001fnot-a-uuid"})
    void aCursorOfForeignMakeIsRefused(String plain) {
        PageRequest page = PageRequest.of(50, Cursor.of(plain.split("\u001f", -1)).text(), false);

        assertThatThrownBy(() -> ListRequest.of(page, "name", null, null))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aCursorWithAZeroCharacterIsRefused() {
        PageRequest page =
                PageRequest.of(50, Cursor.of("name", "甲\u0000", ID.toString()).text(), false);

        assertThatThrownBy(() -> ListRequest.of(page, "name", null, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uscc", "name desc", "NAME", "", "name;drop table site"})
    void anOrderThatIsNotOnTheListIsRefused(String sort) {
        assertThatThrownBy(() -> asked(sort, null, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageEndingWith("is not one of createdAt, -createdAt, name, -name");
    }

    private static ListRequest asked(
            @Nullable String sort, @Nullable String region, @Nullable String text) {
        return ListRequest.of(PageRequest.of(null, null, null), sort, region, text);
    }
}
