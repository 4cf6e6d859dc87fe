/**
 * How a reading is judged: one record per kind of rule, each with a pure {@code judge(window,
 * now)}. Knocked at by the evaluation of readings and device events, and by the rule book, which
 * makes the rules. It reads no clock, no store and no configuration.
 */
@NullMarked
package io.dianan.alarm.rule;

import org.jspecify.annotations.NullMarked;
