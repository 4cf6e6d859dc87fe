package io.dianan.platform.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; absent on the last
 * @param count all that match, only where {@code count=true} was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next, @Nullable Long count) {
    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items, @Nullable String next) {
        return new Page<>(items, next, null);
    }

    /**
     * Cuts what was read with {@link PageRequest#fetch()} rows to the page.
     *
     * @param cursorOf the cursor behind an item
     */
    public static <T> Page<T> cut(
            List<T> fetched, PageRequest request, Function<T, String> cursorOf) {
        if (fetched.size() <= request.limit()) {
            return of(fetched, null);
        }
        List<T> items = fetched.subList(0, request.limit());
        return of(items, cursorOf.apply(items.getLast()));
    }

    public Page<T> withCount(long all) {
        return new Page<>(items, next, all);
    }

    public <R> Page<R> map(Function<T, R> shape) {
        return new Page<>(items.stream().map(shape).toList(), next, count);
    }
}
