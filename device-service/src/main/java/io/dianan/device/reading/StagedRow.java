package io.dianan.device.reading;

/**
 * One row on its way into the database.
 *
 * @param number of the row within its drain
 * @param newest whether no other row of its circuit in the drain is newer
 * @param changed whether it adds to a row that is there already
 */
record StagedRow(int number, CircuitReading reading, boolean newest, boolean changed) {}
