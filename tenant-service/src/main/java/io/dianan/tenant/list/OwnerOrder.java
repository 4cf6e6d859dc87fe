package io.dianan.tenant.list;

import io.dianan.platform.page.ListOrder;
import io.quarkus.panache.common.Sort;

/** The orders in which an owners' list can be had. Each ends by id, so that pages never overlap. */
public enum OwnerOrder implements ListOrder {
    /** As registered: ids are made in the order of time. */
    CREATED("createdAt", " and id > :id and :key = ''", Sort.ascending("id")),
    CREATED_LAST_FIRST("-createdAt", " and id < :id and :key = ''", Sort.descending("id")),
    NAME("name", " and (name, id) > (:key, :id)", Sort.ascending("name", "id")),
    NAME_LAST_FIRST("-name", " and (name, id) < (:key, :id)", Sort.descending("name", "id"));

    private final String word;
    private final String behind;
    private final Sort sort;

    OwnerOrder(String word, String behind, Sort sort) {
        this.word = word;
        this.behind = behind;
        this.sort = sort;
    }

    @Override
    public String word() {
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
