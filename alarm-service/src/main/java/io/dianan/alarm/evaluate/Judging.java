package io.dianan.alarm.evaluate;

import io.dianan.alarm.rule.Observation;
import io.dianan.alarm.rule.Rule;
import io.dianan.alarm.rule.RuleMemory;
import io.dianan.alarm.rule.Severity;
import io.dianan.alarm.rule.Window;
import io.dianan.alarm.type.AlarmType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one more reading makes of a circuit. Pure. A late reading is judged like any other, but not
 * announced: the next live one announces what stands then, or {@link #settle} does, when no newer
 * one has come, since then it is the circuit's newest state.
 */
final class Judging {
    private Judging() {}

    /** The circuit's state after it, and what the alarms are to be told. */
    record Outcome(CircuitState state, List<Announcement> announcements) {
        Outcome {
            announcements = List.copyOf(announcements);
        }
    }

    /**
     * @param before state of the circuit; the reading is newer than its last one
     * @param previous the reading before; null where none is known
     * @param receivedAt receive time of the reading
     */
    static Outcome judge(
            CircuitState before,
            Observation.Measured newest,
            Observation.@Nullable Measured previous,
            List<? extends Rule> rules,
            Instant receivedAt,
            boolean late) {
        Map<String, RuleMemory> memories = new HashMap<>();
        for (Rule rule : rules) {
            String type = rule.type().name();
            RuleMemory memory =
                    rule.judge(new Window(newest, previous, before.memory(type)), receivedAt)
                            .memory();
            if (!memory.calm() || before.announced(type) != Severity.NORMAL) {
                memories.put(type, memory);
            }
        }
        if (late) {
            boolean differs = differs(memories, before.announced());
            return new Outcome(
                    state(
                            before,
                            newest.at(),
                            memories,
                            before.announced(),
                            differs ? receivedAt : null,
                            receivedAt),
                    List.of());
        }
        return announce(before, memories, rules, newest.at(), receivedAt, false);
    }

    /**
     * Announces what a late reading left, as the newest state of the circuit.
     *
     * @param now the lane's time
     */
    static Outcome settle(CircuitState before, List<? extends Rule> rules, Instant now) {
        return announce(before, before.memories(), rules, before.lastAt(), now, true);
    }

    private static Outcome announce(
            CircuitState before,
            Map<String, RuleMemory> memories,
            List<? extends Rule> rules,
            Instant at,
            Instant receivedAt,
            boolean late) {
        Map<String, Rule> byType =
                rules.stream().collect(Collectors.toMap(r -> r.type().name(), Function.identity()));
        List<Announcement> announcements = new ArrayList<>();
        Map<String, Severity> announced = new HashMap<>();
        for (String type : types(memories, before.announced())) {
            RuleMemory memory = memories.getOrDefault(type, RuleMemory.EMPTY);
            Rule rule = byType.get(type);
            Severity told = before.announced(type);
            Severity standing = newly(memory, told);
            if (rule == null || standing == Severity.NORMAL) {
                if (told != Severity.NORMAL) {
                    announcements.add(
                            new Announcement.Back(new AlarmType(type), at, memory.measure()));
                }
                continue;
            }
            announced.put(type, standing);
            announcements.add(
                    standing.compareTo(told) > 0
                            ? new Announcement.Found(
                                    rule, standing, at, receivedAt, memory.measure(), late)
                            : new Announcement.Still(rule, standing, at, memory.measure()));
        }
        return new Outcome(state(before, at, memories, announced, null, receivedAt), announcements);
    }

    /**
     * What may be told. What a backfill has left standing is told only if the newest reading does
     * not say that it is over.
     */
    private static Severity newly(RuleMemory memory, Severity told) {
        Severity standing = memory.standing();
        if (standing.compareTo(told) <= 0) {
            return standing;
        }
        return memory.firm().compareTo(told) > 0 ? memory.firm() : told;
    }

    private static CircuitState state(
            CircuitState before,
            Instant lastAt,
            Map<String, RuleMemory> memories,
            Map<String, Severity> announced,
            @Nullable Instant unannouncedSince,
            Instant receivedAt) {
        Map<String, RuleMemory> kept = new HashMap<>(memories);
        kept.entrySet()
                .removeIf(
                        entry -> entry.getValue().calm() && !announced.containsKey(entry.getKey()));
        boolean calm = kept.isEmpty() && announced.isEmpty();
        Instant since = before.calm() && before.normalSince() != null ? before.normalSince() : null;
        boolean wasKnown = !before.calm() || before.normalSince() != null;
        Instant normalSince = !calm || !wasKnown ? null : since == null ? receivedAt : since;
        return new CircuitState(
                lastAt, kept, announced, unannouncedSince, normalSince, before.behindMillis());
    }

    private static boolean differs(
            Map<String, RuleMemory> memories, Map<String, Severity> announced) {
        return types(memories, announced).stream()
                .anyMatch(
                        type ->
                                memories.getOrDefault(type, RuleMemory.EMPTY).standing()
                                        != announced.getOrDefault(type, Severity.NORMAL));
    }

    private static Set<String> types(
            Map<String, RuleMemory> memories, Map<String, Severity> announced) {
        Set<String> types = new HashSet<>(memories.keySet());
        types.addAll(announced.keySet());
        return types;
    }
}
