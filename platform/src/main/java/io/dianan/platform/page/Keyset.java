package io.dianan.platform.page;

import io.dianan.platform.problem.WireProblem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page ended: the sort key and the id of its last row, under the order that made it.
 *
 * @param word of the {@link ListOrder}
 * @param key the sort column's value; empty where the id alone orders
 */
public record Keyset(String word, String key, UUID id) {

    /** Of a request's cursor; one that another order made is refused. */
    public static Optional<Keyset> of(PageRequest request, ListOrder order) {
        return request.cursor().map(cursor -> read(cursor, order));
    }

    /** The cursor as the wire carries it. */
    public String text() {
        return Cursor.of(word, key, id.toString()).text();
    }

    private static Keyset read(Cursor cursor, ListOrder order) {
        List<String> parts = cursor.parts();
        if (parts.size() != 3 || !parts.get(0).equals(order.word())) {
            throw WireProblem.INVALID_PARAMETER.because(
                    "cursor is not of this list in the order " + order.word());
        }
        // The database holds no zero character, so no key of ours has one.
        if (parts.get(1).indexOf('\0') >= 0) {
            throw WireProblem.INVALID_PARAMETER.because("cursor is not one of ours");
        }
        try {
            return new Keyset(parts.get(0), parts.get(1), UUID.fromString(parts.get(2)));
        } catch (IllegalArgumentException e) {
            throw WireProblem.INVALID_PARAMETER.because("cursor is not one of ours");
        }
    }
}
