package io.dianan.alarm.alarm;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dianan.alarm.type.Words;

/** What a line of a timeline tells. */
public enum LineKind {
    RAISED,
    /** Found graver than it was. */
    RISEN,
    /** Back after it had recovered. */
    RECURRED,
    /** Found of more devices than before. */
    SPREAD,
    /** Found by another source too. */
    JOINED,
    RECOVERED,
    ACKNOWLEDGED,
    VERIFIED,
    RESOLVED,
    CLOSED,
    REOPENED,
    COMMENTED;

    @JsonValue
    public String word() {
        return Words.word(this);
    }
}
