/**
 * A lane: the share of the devices that one owner stores, in the order in which their gateway sent.
 * Knows who owns a lane (a fence that an evicted owner cannot pass), how far each gateway's batches
 * have been committed, and how to put batches back in order. Never looks into a batch.
 */
@NullMarked
package io.dianan.device.lane;

import org.jspecify.annotations.NullMarked;
