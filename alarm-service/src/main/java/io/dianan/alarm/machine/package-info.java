/**
 * Asks the suite's other services as a machine, over their REST doors. Blocks; called on virtual
 * threads, never in a transaction. It keeps nothing of the answers.
 */
@NullMarked
package io.dianan.alarm.machine;

import org.jspecify.annotations.NullMarked;
