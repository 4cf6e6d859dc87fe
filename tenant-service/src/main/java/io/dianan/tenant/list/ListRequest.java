package io.dianan.tenant.list;

import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.ListOrder;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.QueryText;
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
        PageRequest page, OwnerOrder order, Optional<Keyset> place, String region, String text) {
    private static final String ALL = "%";

    /** From query parameters; a wrong one is named. */
    public static ListRequest of(
            PageRequest page,
            @Nullable String sort,
            @Nullable String region,
            @Nullable String text) {
        OwnerOrder order = ListOrder.of(OwnerOrder.class, sort);
        String prefix = QueryText.regionPrefix("region", region);
        String pattern = QueryText.contains("q", text == null ? null : text.strip());
        return new ListRequest(
                page,
                order,
                Keyset.of(page, order),
                prefix == null ? ALL : prefix + ALL,
                pattern == null ? ALL : pattern);
    }

    /** The cursor behind a row. */
    public String cursorBehind(String name, UUID id) {
        return new Keyset(order.word(), order.isByName() ? name : "", id).text();
    }
}
