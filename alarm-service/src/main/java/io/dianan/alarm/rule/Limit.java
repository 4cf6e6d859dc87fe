package io.dianan.alarm.rule;

/**
 * One limit in the metric's steps, as the rule's direction reads it.
 *
 * @param reach a value here or beyond has reached the limit
 * @param reset a value that had reached it still counts until it is back at this one
 */
public record Limit(long reach, long reset) {}
