package io.dianan.alarm.rule;

import org.jspecify.annotations.Nullable;

/**
 * What a rule looks at.
 *
 * @param newest what is judged now
 * @param previous the reading before it; null where none is known
 * @param memory what the rule remembered of what came before
 */
public record Window(
        Observation newest, Observation.@Nullable Measured previous, RuleMemory memory) {}
