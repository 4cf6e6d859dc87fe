package io.dianan.alarm.alarm;

import java.util.Locale;

/** What people do to an alarm, in the word of the path: {@code POST /alarms/{id}/closure}. */
enum Step {
    ACKNOWLEDGEMENT,
    VERIFICATION,
    RESOLUTION,
    CLOSURE,
    REOPENING;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
