/**
 * What is not a reading: sessions, heartbeats, quarantine, security. An event's id is made of what
 * it tells, so that the same happening sent twice is one. What a stranger can cause is told at a
 * bounded rate.
 */
@NullMarked
package io.dianan.gateway.event;

import org.jspecify.annotations.NullMarked;
