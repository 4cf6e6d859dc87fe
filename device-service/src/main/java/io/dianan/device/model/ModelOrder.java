package io.dianan.device.model;

import io.dianan.platform.page.ListOrder;

/** Orders of the list of models. Ids are made in time order, so the id stands for the creation. */
enum ModelOrder implements ListOrder {
    CREATED_AT("createdAt", "m.id > cast(:afterId as uuid)", "m.id"),
    CREATED_AT_DOWN("-createdAt", "m.id < cast(:afterId as uuid)", "m.id desc");

    private final String word;
    private final String after;
    private final String by;

    ModelOrder(String word, String after, String by) {
        this.word = word;
        this.after = after;
        this.by = by;
    }

    @Override
    public String word() {
        return word;
    }

    /** SQL condition: behind the cursor. */
    String after() {
        return after;
    }

    /** SQL {@code order by}. */
    String by() {
        return by;
    }
}
