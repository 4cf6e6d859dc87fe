/**
 * Which rule holds for a circuit: the regulators' floors with their defaults, the rules of device
 * models and circuits, and who of them wins. Knocked at over REST and by the evaluation of
 * readings. It judges no reading.
 */
@NullMarked
package io.dianan.alarm.rulebook;

import org.jspecify.annotations.NullMarked;
