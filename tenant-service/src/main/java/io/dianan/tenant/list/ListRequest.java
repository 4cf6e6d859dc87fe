package io.dianan.tenant.list;

import io.dianan.platform.page.Cursor;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.WireProblem;
import io.dianan.tenant.region.RegionCode;
import io.dianan.tenant.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of an owners' list, checked.
 *
 * @param place where the page before ended
 * @param region a LIKE pattern of region codes; {@code %} lets all through
 * @param text an ILIKE pattern with escaped wildcards; {@code %} lets all through
 */
public record ListRequest(
        PageRequest page, ListOrder order, Optional<ListPlace> place, String region, String text) {
    private static final String ALL = "%";
    private static final int TEXT_MAX = 100;

    public static ListRequest of(
            PageRequest page,
            @Nullable String sort,
            @Nullable String region,
            @Nullable String text) {
        ListOrder order = ListOrder.of(sort);
        return new ListRequest(
                page,
                order,
                page.cursor().map(cursor -> place(cursor, order)),
                region == null ? ALL : regionPattern(region),
                text == null || text.isBlank() ? ALL : textPattern(text));
    }

    /** The cursor behind a row. */
    public String cursorBehind(String name, UUID id) {
        return Cursor.of(order.word(), order.isByName() ? name : "", id.toString()).text();
    }

    private static ListPlace place(Cursor cursor, ListOrder order) {
        List<String> parts = cursor.parts();
        if (parts.size() != 3 || !parts.getFirst().equals(order.word())) {
            throw WireProblem.INVALID_PARAMETER.because("this cursor is not one of this list");
        }
        return new ListPlace(
                plain("cursor", parts.get(1), Integer.MAX_VALUE), id("cursor", parts.get(2)));
    }

    /** A UUID in a query parameter. */
    public static UUID id(String parameter, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw WireProblem.INVALID_PARAMETER.because(parameter + " is not a UUID");
        }
    }

    private static String regionPattern(String code) {
        if (!RegionCode.isCode(code)) {
            throw WireProblem.INVALID_PARAMETER.because(
                    "region: a region code has six or nine digits");
        }
        return new RegionCode(code).prefix() + ALL;
    }

    private static String textPattern(String text) {
        String escaped =
                plain("q", text, TEXT_MAX)
                        .strip()
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_");
        return ALL + escaped + ALL;
    }

    private static String plain(String parameter, String text, int max) {
        if (!text.isEmpty()) {
            PlainText.faultIn(text, max)
                    .ifPresent(
                            fault -> {
                                throw WireProblem.INVALID_PARAMETER.because(
                                        parameter + ": " + fault);
                            });
        }
        return text;
    }
}
