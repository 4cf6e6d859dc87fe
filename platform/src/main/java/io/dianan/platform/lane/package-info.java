/**
 * The way in: what the broker delivers on a lane is put in order, worked in one transaction and
 * acknowledged after its commit, never before. A lane has one thread of its own for each kind. A
 * fault is waited out with the acknowledgements held; nothing is dropped to stay alive. A service
 * that consumes lanes sets {@code dianan.lanes=true}, has one {@link BatchWork} for each kind, the
 * sixteen channels, and the tables of {@code db/lane}.
 *
 * <p>Meters, each by {@code kind} (readings, events): {@code dianan_ingest_received_total}, {@code
 * dianan_ingest_items_total} by {@code outcome} (stored, merged, duplicate, conflict, quarantined),
 * {@code dianan_ingest_in_flight}; received = all outcomes + in flight. Batches: {@code
 * dianan_ingest_batches_total}, {@code …_redelivered_batches_total}, {@code
 * …_redelivered_items_total} (at or below the committed number), {@code …_copies_total} (delivered
 * again while still waiting), {@code …_gaps_total} (let through), {@code …_faults_total} (commits
 * that failed and were tried again), {@code …_commit_seconds}, by lane {@code
 * dianan_ingest_lane_lag_seconds} and {@code dianan_ingest_lane_waiting}.
 */
@NullMarked
package io.dianan.platform.lane;

import org.jspecify.annotations.NullMarked;
