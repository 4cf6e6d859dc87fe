package io.dianan.alarm.rulebook;

import io.dianan.alarm.directory.Circuit;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.rule.Limit;
import io.dianan.alarm.rule.Threshold;
import io.dianan.contracts.metric.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All floors and rules as they are at one version; says which one holds for a circuit. The nearest
 * rule wins and is brought within what the regulators of the circuit's region allow. Pure.
 */
public final class RuleBook {
    private static final int PER_CENT = 100;

    private final long version;
    private final Map<Quantity, List<RuleFloor>> floors = new HashMap<>();
    private final Map<Key, StoredRule> rules = new HashMap<>();

    private record Key(RuleLevel level, UUID subjectId, Quantity quantity) {}

    RuleBook(long version, List<RuleFloor> floors, List<StoredRule> rules) {
        this.version = version;
        floors.stream()
                .sorted(Comparator.comparing((RuleFloor floor) -> floor.prefix().length()))
                .forEach(
                        floor ->
                                this.floors
                                        .computeIfAbsent(floor.quantity(), _ -> new ArrayList<>())
                                        .add(floor));
        rules.forEach(
                rule ->
                        this.rules.put(
                                new Key(rule.level(), rule.subjectId(), rule.quantity()), rule));
    }

    public long version() {
        return version;
    }

    /** The rules that judge a circuit. */
    public List<Threshold> thresholds(Device device, Circuit circuit) {
        return resolved(device, circuit).stream()
                .map(EffectiveRule.Resolved::rule)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Every quantity with its rule and the reason for it. */
    List<EffectiveRule> shown(Device device, Circuit circuit) {
        return resolved(device, circuit).stream().map(EffectiveRule.Resolved::shown).toList();
    }

    /** What the regulators of this region allow, from the nation down. */
    Bound bound(Quantity quantity, String region) {
        return covering(quantity, region).stream()
                .map(RuleFloor::bound)
                .reduce((outer, inner) -> inner.within(outer))
                .orElseThrow(() -> new IllegalStateException("no national floor: " + quantity));
    }

    private List<EffectiveRule.Resolved> resolved(Device device, Circuit circuit) {
        return Arrays.stream(Quantity.values())
                .map(quantity -> resolve(quantity, device, circuit))
                .toList();
    }

    private EffectiveRule.Resolved resolve(Quantity quantity, Device device, Circuit circuit) {
        String region = device.owner().regionCode();
        List<RuleFloor> covering = covering(quantity, region);
        Bound bound = bound(quantity, region);
        List<Candidate> candidates = new ArrayList<>();
        addRule(candidates, new Key(RuleLevel.CIRCUIT, circuit.id(), quantity));
        addRule(candidates, new Key(RuleLevel.MODEL, device.modelId(), quantity));
        covering.reversed().forEach(floor -> candidates.add(Candidate.of(floor)));
        Candidate winner = candidates.getFirst();
        Limits limits = winner.limits.within(bound);
        Threshold rule = threshold(quantity, limits, circuit);
        EffectiveRule shown =
                new EffectiveRule(
                        quantity.type().name(),
                        Threshold.SOURCE,
                        quantity.unit(),
                        rule == null ? null : view(quantity, limits),
                        winner.level,
                        winner.id,
                        why(winner, limits, rule != null),
                        new EffectiveRule.BoundView(bound.min(), bound.max()),
                        candidates.stream().skip(1).map(Candidate::other).toList());
        return new EffectiveRule.Resolved(shown, rule);
    }

    private List<RuleFloor> covering(Quantity quantity, String region) {
        return floors.getOrDefault(quantity, List.of()).stream()
                .filter(floor -> floor.covers(region))
                .toList();
    }

    private void addRule(List<Candidate> candidates, Key key) {
        StoredRule rule = rules.get(key);
        if (rule != null) {
            candidates.add(new Candidate(rule.level().word(), rule.id(), rule.limits()));
        }
    }

    private static String why(Candidate winner, Limits limits, boolean judges) {
        if (!judges) {
            return "no rated current is known for the circuit, so no limit can be told";
        }
        String from =
                switch (winner.level) {
                    case "circuit" -> "the circuit has a rule of its own";
                    case "model" -> "the device's model has a rule";
                    default -> "nobody set a rule, so the floor of the " + winner.level + " holds";
                };
        return limits.equals(winner.limits)
                ? from
                : from + "; its limits are brought within what the regulators allow";
    }

    private static EffectiveRule.LimitsView view(Quantity quantity, Limits limits) {
        return new EffectiveRule.LimitsView(
                limits.warn(),
                limits.alarm(),
                hysteresis(quantity, limits, limits.alarm()),
                limits.duration().toSeconds());
    }

    private static @Nullable Threshold threshold(
            Quantity quantity, Limits limits, Circuit circuit) {
        List<Metric> metrics = quantity.metrics(circuit.phases());
        BigDecimal share = BigDecimal.ONE;
        if (quantity == Quantity.CURRENT) {
            if (circuit.ratedCurrentAmperes() == null) {
                return null;
            }
            share =
                    circuit.ratedCurrentAmperes()
                            .divide(BigDecimal.valueOf(PER_CENT), 6, RoundingMode.HALF_UP);
        }
        Limit warn =
                limits.warn() == null
                        ? null
                        : limit(quantity, limits, limits.warn(), share, metrics.getFirst());
        Limit alarm = limit(quantity, limits, limits.alarm(), share, metrics.getFirst());
        return new Threshold(
                quantity.type(), metrics, quantity.low(), warn, alarm, limits.duration());
    }

    private static Limit limit(
            Quantity quantity, Limits limits, BigDecimal reach, BigDecimal share, Metric metric) {
        BigDecimal back = hysteresis(quantity, limits, reach);
        BigDecimal reset = quantity.low() ? reach.add(back) : reach.subtract(back);
        return new Limit(
                metric.scaled(reach.multiply(share)), metric.scaled(reset.multiply(share)));
    }

    private static BigDecimal hysteresis(Quantity quantity, Limits limits, BigDecimal limit) {
        return limits.hysteresis() == null
                ? Limits.plain(quantity.hysteresis(limit))
                : limits.hysteresis();
    }

    private record Candidate(String level, UUID id, Limits limits) {
        static Candidate of(RuleFloor floor) {
            return new Candidate(
                    floor.regionCode() == null ? "nation" : "region", floor.id(), floor.defaults());
        }

        EffectiveRule.Other other() {
            return new EffectiveRule.Other(
                    level, id, limits.warn(), limits.alarm(), "a nearer rule holds");
        }
    }
}
