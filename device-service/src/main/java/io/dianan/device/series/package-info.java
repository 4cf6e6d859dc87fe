/**
 * Readings out again: the series of one circuit, raw or in buckets, as JSON, NDJSON or CSV, and the
 * latest reading of each circuit of a scope. A circuit is always found under row-level security
 * first. Gaps stay gaps: nothing is interpolated.
 */
@NullMarked
package io.dianan.device.series;

import org.jspecify.annotations.NullMarked;
