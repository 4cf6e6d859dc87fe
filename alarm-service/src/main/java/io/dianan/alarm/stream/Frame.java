package io.dianan.alarm.stream;

import org.jspecify.annotations.Nullable;

/**
 * What one reader is sent.
 *
 * @param id where a reader that was cut off resumes
 * @param event its name; null where nothing is told but that we are there
 */
record Frame(long id, @Nullable String event, @Nullable String json) {
    static Frame heartbeat(long id) {
        return new Frame(id, null, null);
    }
}
