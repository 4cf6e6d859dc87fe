/**
 * What happens, live: each reader sees the alarms of its scope in the order of their numbers, and
 * how many of its devices are there. One thread asks the database for all readers; a reader is one
 * virtual thread that waits for it. Knocked at over REST; changes nothing.
 */
@NullMarked
package io.dianan.alarm.stream;

import org.jspecify.annotations.NullMarked;
