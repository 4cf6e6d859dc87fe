package io.dianan.launcher.process;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a part of the suite is doing. */
public enum PartState {
    /** Its process runs, or waits for what it needs, and has not answered yet. */
    STARTING,
    /** It answers. */
    HEALTHY,
    /** No process, or one that no longer answers. */
    DOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
