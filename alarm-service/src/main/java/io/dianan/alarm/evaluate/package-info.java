/**
 * What the rules make of a lane's readings and device events: state of circuits that are or were
 * not normal, lateness, and what is to be raised or recovered. Knocked at by the lanes' inbox,
 * within its transaction. A reading that is not newer than what was judged is passed over, so that
 * a redelivery raises nothing.
 */
@NullMarked
package io.dianan.alarm.evaluate;

import org.jspecify.annotations.NullMarked;
