package io.dianan.tenant.region;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Levels of the tree, from the top. */
public enum RegionLevel {
    PROVINCE,
    CITY,
    COUNTY,
    STREET;

    /** As the wire and the table carry it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RegionLevel> of(String word) {
        return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
    }
}
