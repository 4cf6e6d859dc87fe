package io.dianan.alarm.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an owner's snapshot.
 *
 * @param next where to go on; null at the end
 */
record StatePage<T>(List<T> items, @Nullable String next) {}
