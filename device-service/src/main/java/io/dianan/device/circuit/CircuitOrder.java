package io.dianan.device.circuit;

import io.dianan.platform.page.ListOrder;

/**
 * Orders of the list of circuits. Ids are made in time order, so the id stands for the creation.
 */
enum CircuitOrder implements ListOrder {
    CREATED_AT("createdAt", "c.id > cast(:afterId as uuid)", "c.id"),
    CREATED_AT_DOWN("-createdAt", "c.id < cast(:afterId as uuid)", "c.id desc");

    private final String word;
    private final String after;
    private final String by;

    CircuitOrder(String word, String after, String by) {
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
