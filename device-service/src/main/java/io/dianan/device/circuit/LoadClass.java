package io.dianan.device.circuit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a circuit feeds. Fire, emergency and medical loads are never tripped from afar. */
public enum LoadClass {
    GENERAL("general"),
    FIRE("fire"),
    EMERGENCY("emergency"),
    MEDICAL("medical");

    private final String word;

    LoadClass(String word) {
        this.word = word;
    }

    /** As the wire and the table write it. */
    @JsonValue
    public String word() {
        return word;
    }

    static LoadClass of(String word) {
        return Arrays.stream(values())
                .filter(loadClass -> loadClass.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no load class " + word));
    }

    @Override
    public String toString() {
        return word;
    }
}
