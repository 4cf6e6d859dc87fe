package io.dianan.device.device;

import io.dianan.platform.page.ListOrder;

/** Orders of the list of devices. Ids are made in time order, so the id stands for the creation. */
enum DeviceOrder implements ListOrder {
    CREATED_AT("createdAt", "d.id > cast(:afterId as uuid)", "d.id"),
    CREATED_AT_DOWN("-createdAt", "d.id < cast(:afterId as uuid)", "d.id desc"),
    SERIAL_NUMBER("serialNumber", "d.serial_number > :afterKey", "d.serial_number"),
    SERIAL_NUMBER_DOWN("-serialNumber", "d.serial_number < :afterKey", "d.serial_number desc");

    private final String word;
    private final String after;
    private final String by;

    DeviceOrder(String word, String after, String by) {
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

    String keyOf(Device device) {
        return switch (this) {
            case CREATED_AT, CREATED_AT_DOWN -> "";
            case SERIAL_NUMBER, SERIAL_NUMBER_DOWN -> device.serialNumber();
        };
    }
}
