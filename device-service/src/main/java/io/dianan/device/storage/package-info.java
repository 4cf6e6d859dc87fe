/**
 * Where readings lie: their days, made ahead and dropped when they are older than readings are
 * kept. The schema decides between native partitions and a hypertable; nobody here can tell which.
 */
@NullMarked
package io.dianan.device.storage;

import org.jspecify.annotations.NullMarked;
