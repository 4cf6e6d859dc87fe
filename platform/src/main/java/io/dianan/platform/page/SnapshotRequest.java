package io.dianan.platform.page;

import io.dianan.platform.problem.WireProblem;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a machine asks of a snapshot that it reads whole: states in the order of their ids.
 *
 * @param limit rows of a page
 * @param after id that the page before ended with; null at the start
 */
public record SnapshotRequest(int limit, @Nullable UUID after) {
    public static final int LIMIT_DEFAULT = 200;
    public static final int LIMIT_MAX = 500;

    /** From query parameters; a wrong one is named. */
    public static SnapshotRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int rows = limit == null ? LIMIT_DEFAULT : limit;
        if (rows < 1 || rows > LIMIT_MAX) {
            throw WireProblem.INVALID_PARAMETER.because(
                    "limit " + rows + " is not in 1.." + LIMIT_MAX);
        }
        return new SnapshotRequest(rows, cursor == null ? null : id(cursor));
    }

    /** One row more than the page, to see whether there is a next one. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * Cuts what was read with {@link #fetch()} rows to the page.
     *
     * @param id of a state
     */
    public <T> Page<T> cut(List<T> fetched, Function<T, UUID> id) {
        if (fetched.size() <= limit) {
            return Page.of(fetched, null);
        }
        List<T> items = fetched.subList(0, limit);
        return Page.of(items, Cursor.of(id.apply(items.getLast()).toString()).text());
    }

    private static UUID id(String cursor) {
        List<String> parts = Cursor.parse(cursor).parts();
        try {
            return UUID.fromString(parts.getFirst());
        } catch (IllegalArgumentException e) {
            throw WireProblem.INVALID_PARAMETER.because("cursor " + cursor + " is not one of ours");
        }
    }
}
