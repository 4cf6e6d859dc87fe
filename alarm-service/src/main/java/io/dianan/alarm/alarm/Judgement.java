package io.dianan.alarm.alarm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dianan.alarm.type.Words;

/** What people found an alarm to be. */
public enum Judgement {
    REAL,
    FALSE,
    TEST,
    DUPLICATE;

    @JsonValue
    public String word() {
        return Words.word(this);
    }

    @JsonCreator
    public static Judgement of(String word) {
        return Words.constant(Judgement.class, word);
    }
}
