package io.dianan.alarm.rulebook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dianan.alarm.type.Words;

/**
 * Whose rule it is. The later constant wins; regions, providers and enterprises find their places
 * between these.
 */
public enum RuleLevel {
    MODEL,
    CIRCUIT;

    @JsonValue
    public String word() {
        return Words.word(this);
    }

    @JsonCreator
    public static RuleLevel of(String word) {
        return Words.constant(RuleLevel.class, word);
    }
}
