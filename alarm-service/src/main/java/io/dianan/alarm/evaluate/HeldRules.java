package io.dianan.alarm.evaluate;

import io.dianan.alarm.directory.Circuit;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.rule.Threshold;
import io.dianan.alarm.rulebook.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of each circuit, held until the book or the device changes. Most circuits have the same
 * ones, which are kept once: a province has 130,000 circuits.
 */
final class HeldRules {
    private static final int DIFFERENT_MAX = 20_000;

    private final Map<UUID, Held> byCircuit = new ConcurrentHashMap<>();
    private final Map<List<Threshold>, List<Threshold>> different = new ConcurrentHashMap<>();

    private record Held(RuleBook book, Device device, List<Threshold> rules) {}

    List<Threshold> of(RuleBook book, Device device, Circuit circuit) {
        Held held = byCircuit.get(circuit.id());
        if (held == null || held.book != book || held.device != device) {
            held = new Held(book, device, once(book.thresholds(device, circuit)));
            byCircuit.put(circuit.id(), held);
        }
        return held.rules;
    }

    private List<Threshold> once(List<Threshold> rules) {
        if (different.size() >= DIFFERENT_MAX) {
            different.clear();
        }
        List<Threshold> same = different.putIfAbsent(rules, rules);
        return same == null ? rules : same;
    }
}
