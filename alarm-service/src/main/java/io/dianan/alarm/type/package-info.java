/**
 * The vocabulary that rules, alarms and presence share: what can happen, how grave it is, which
 * value is behind it. Values only.
 */
@NullMarked
package io.dianan.alarm.type;

import org.jspecify.annotations.NullMarked;
