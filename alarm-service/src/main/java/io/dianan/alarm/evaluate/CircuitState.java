package io.dianan.alarm.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dianan.alarm.rule.RuleMemory;
import io.dianan.alarm.rule.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a circuit that is, or was within the last day, not normal.
 *
 * @param lastAt event time of the newest reading judged
 * @param memories of the rules that are not calm, by the type they raise
 * @param announced what was told to the alarms, by type; what is not here is normal
 * @param unannouncedSince receive time of the late reading whose outcome is not announced yet
 * @param normalSince receive time since when nothing is remembered; null while something is
 * @param behindMillis how far the device's clock was behind ours at the newest reading judged
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CircuitState(
        Instant lastAt,
        Map<String, RuleMemory> memories,
        Map<String, Severity> announced,
        @Nullable Instant unannouncedSince,
        @Nullable Instant normalSince,
        long behindMillis) {
    CircuitState {
        memories = memories == null ? Map.of() : Map.copyOf(memories);
        announced = announced == null ? Map.of() : Map.copyOf(announced);
    }

    /** A circuit of which nothing is remembered. */
    static CircuitState normal(Instant lastAt) {
        return new CircuitState(lastAt, Map.of(), Map.of(), null, null, 0);
    }

    /** When the newest reading judged was taken. */
    Taken last() {
        return new Taken(lastAt, behindMillis);
    }

    CircuitState behind(long millis) {
        return new CircuitState(lastAt, memories, announced, unannouncedSince, normalSince, millis);
    }

    /** After the clock was set: what stands, stands; readings in a row are counted anew. */
    CircuitState withoutStreaks() {
        Map<String, RuleMemory> standing = new HashMap<>();
        memories.forEach((type, memory) -> standing.put(type, memory.withoutStreaks()));
        return new CircuitState(
                lastAt, standing, announced, unannouncedSince, normalSince, behindMillis);
    }

    RuleMemory memory(String type) {
        return memories.getOrDefault(type, RuleMemory.EMPTY);
    }

    Severity announced(String type) {
        return announced.getOrDefault(type, Severity.NORMAL);
    }

    /** Whether nothing stands, grows or waits to be announced. */
    boolean calm() {
        return memories.isEmpty() && announced.isEmpty();
    }
}
