package io.dianan.tenant.list;

import io.dianan.platform.problem.WireProblem;
import io.quarkus.panache.common.Sort;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders in which an owners' list can be had. Each ends by id, so that pages never overlap. */
public enum ListOrder {
    /** As registered: ids are made in the order of time. */
    CREATED("createdAt", " and id > :id and :key = ''", Sort.ascending("id")),
    CREATED_LAST_FIRST("-createdAt", " and id < :id and :key = ''", Sort.descending("id")),
    NAME("name", " and (name, id) > (:key, :id)", Sort.ascending("name", "id")),
    NAME_LAST_FIRST("-name", " and (name, id) < (:key, :id)", Sort.descending("name", "id"));

    private final String word;
    private final String behind;
    private final Sort sort;

    ListOrder(String word, String behind, Sort sort) {
        this.word = word;
        this.behind = behind;
        this.sort = sort;
    }

    /** From the query parameter {@code sort}; absent is the order of registration. */
    static ListOrder of(@Nullable String word) {
        if (word == null) {
            return CREATED;
        }
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                WireProblem.INVALID_PARAMETER.because(
                                        "sort is one of "
                                                + Arrays.stream(values())
                                                        .map(order -> order.word)
                                                        .collect(Collectors.joining(", "))));
    }

    /** As the wire carries it. */
    String word() {
        return word;
    }

    /** The condition (HQL) of what lies behind {@code :key} and {@code :id}. */
    public String behind() {
        return behind;
    }

    public Sort sort() {
        return sort;
    }

    boolean isByName() {
        return this == NAME || this == NAME_LAST_FIRST;
    }
}
