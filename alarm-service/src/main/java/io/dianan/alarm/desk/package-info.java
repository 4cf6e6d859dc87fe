/**
 * The alarm desk: people find alarms, read their timelines and work them off step by step. Knocked
 * at over REST only. It never raises an alarm and never decides that a value has recovered.
 */
@NullMarked
package io.dianan.alarm.desk;

import org.jspecify.annotations.NullMarked;
