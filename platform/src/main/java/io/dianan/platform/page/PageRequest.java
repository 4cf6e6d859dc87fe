package io.dianan.platform.page;

import io.dianan.platform.problem.WireProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a list.
 *
 * @param limit rows of a page
 * @param cursor where the page before ended
 * @param counted whether all that match are counted too
 */
public record PageRequest(int limit, Optional<Cursor> cursor, boolean counted) {
    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 200;

    /** From query parameters; a wrong one is named. */
    public static PageRequest of(
            @Nullable Integer limit, @Nullable String cursor, @Nullable Boolean count) {
        int rows = limit == null ? LIMIT_DEFAULT : limit;
        if (rows < 1 || rows > LIMIT_MAX) {
            throw WireProblem.INVALID_PARAMETER.because(
                    "limit " + rows + " is not in 1.." + LIMIT_MAX);
        }
        return new PageRequest(
                rows, Optional.ofNullable(cursor).map(Cursor::parse), Boolean.TRUE.equals(count));
    }

    /** One row more than the page, to see whether there is a next one. */
    public int fetch() {
        return limit + 1;
    }
}
