package io.dianan.alarm.desk;

import io.dianan.platform.page.ListOrder;

/** Orders of the list of alarms. */
enum AlarmOrder implements ListOrder {
    NEWEST("-raisedAt", "<", "a.raised_at desc, a.id desc"),
    OLDEST("raisedAt", ">", "a.raised_at, a.id");

    private final String word;
    private final String behind;
    private final String by;

    AlarmOrder(String word, String behind, String by) {
        this.word = word;
        this.behind = behind;
        this.by = by;
    }

    @Override
    public String word() {
        return word;
    }

    /** How a row's key compares to the key of the row before it. */
    String behind() {
        return behind;
    }

    String by() {
        return by;
    }
}
