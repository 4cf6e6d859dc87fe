/**
 * Alarms: one open alarm per subject and type, from raised to closed, with its timeline. Knocked at
 * by evaluation and presence, which raise and recover, and by people over REST, who work it off.
 * Recovery never closes an alarm; only people do.
 */
@NullMarked
package io.dianan.alarm.alarm;

import org.jspecify.annotations.NullMarked;
