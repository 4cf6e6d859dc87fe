/**
 * What the lanes bring: readings and device events are handed to evaluation and presence, in one
 * transaction with the lane's position. Knocked at by the lanes' loops. A device that our copy
 * lacks is asked for first, and the batch is held meanwhile; nothing is put into quarantine here,
 * device-service does that.
 */
@NullMarked
package io.dianan.alarm.intake;

import org.jspecify.annotations.NullMarked;
