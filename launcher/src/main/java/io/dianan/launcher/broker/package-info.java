/**
 * The durable MQTT broker between gateway and services, as a process of its own or inside a test.
 * It syncs before it acknowledges, keeps every lane's queue from its first start, and never expires
 * or deletes a session. Only machine users of the inside knock; devices never reach it.
 */
@NullMarked
package io.dianan.launcher.broker;

import org.jspecify.annotations.NullMarked;
