/**
 * Our own copy of devices, circuits and the names of owners, kept by version from the owners'
 * domain events, asked for by REST on a miss, rebuilt from their snapshots. Knocked at by whoever
 * must know what a device is and whose it is. It decides nothing about them.
 */
@NullMarked
package io.dianan.alarm.directory;

import org.jspecify.annotations.NullMarked;
