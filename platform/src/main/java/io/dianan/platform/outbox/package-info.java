/**
 * Domain events: written with the change, numbered and published by one relay per service. A verb
 * appends within its transaction; nobody publishes an event by hand. Nothing here knows what an
 * event means.
 */
@NullMarked
package io.dianan.platform.outbox;

import org.jspecify.annotations.NullMarked;
