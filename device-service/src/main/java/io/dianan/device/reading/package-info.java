/**
 * Readings: one wide row for a circuit and an instant. Decodes them from batches, folds messages of
 * the same circuit and instant by one rule (missing values are filled, the first of two stays),
 * writes a lane's share in one transaction, and reads series and latest values for circuits found
 * under row-level security. Never judges a value.
 */
@NullMarked
package io.dianan.device.reading;

import org.jspecify.annotations.NullMarked;
