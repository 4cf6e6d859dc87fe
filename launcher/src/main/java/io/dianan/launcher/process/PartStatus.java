package io.dianan.launcher.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part as {@code status} tells it.
 *
 * @param since when it entered this state
 * @param pid of its process, when it has one
 * @param restarts starts after the first one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartStatus(
        String name, PartState state, Instant since, @Nullable Long pid, int restarts) {

    PartStatus with(PartState next, @Nullable Long nextPid, int nextRestarts, Instant now) {
        return new PartStatus(name, next, state == next ? since : now, nextPid, nextRestarts);
    }
}
