package io.dianan.platform.page;

import io.dianan.platform.problem.WireProblem;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One allowed order of a list; a room's enum implements it and so is the allow-list. Its first
 * constant is the order of a list without {@code sort}.
 */
public interface ListOrder {
    /** As {@code sort} names it: {@code serialNumber}, or {@code -serialNumber} for descending. */
    String word();

    /** The order that the query parameter names; another one is refused with the list of all. */
    static <O extends Enum<O> & ListOrder> O of(Class<O> orders, @Nullable String sort) {
        if (sort == null) {
            return orders.getEnumConstants()[0];
        }
        return Arrays.stream(orders.getEnumConstants())
                .filter(order -> order.word().equals(sort))
                .findFirst()
                .orElseThrow(
                        () ->
                                WireProblem.INVALID_PARAMETER.because(
                                        "sort " + sort + " is not one of " + words(orders)));
    }

    private static <O extends Enum<O> & ListOrder> String words(Class<O> orders) {
        return Arrays.stream(orders.getEnumConstants())
                .map(ListOrder::word)
                .collect(Collectors.joining(", "));
    }
}
