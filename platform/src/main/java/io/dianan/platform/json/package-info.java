/**
 * JSON at the doors: bodies that people and programs send are read strictly and within limits.
 * Everybody who reads or writes JSON of the REST doors uses the mapper made here; messages between
 * services are read leniently, since the wire grows.
 */
@NullMarked
package io.dianan.platform.json;

import org.jspecify.annotations.NullMarked;
