package io.dianan.alarm.stream;

import io.dianan.alarm.directory.Owner;
import org.jspecify.annotations.Nullable;

/**
 * A domain event of this service that has its number.
 *
 * @param owner whose it is; null where it is not shown as it is
 * @param json its data, as it was told; empty where it is not shown
 */
record LiveEvent(long number, String type, @Nullable Owner owner, String json) {}
