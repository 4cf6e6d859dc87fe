package io.dianan.gateway.registry;

import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.registry.GatewayModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model's mapping, ready to look up by the key that a device sends. */
public final class MetricMapping {
    /**
     * Of a model that we do not know yet, or that maps nothing: catalogue keys speak for
     * themselves.
     */
    public static final MetricMapping NONE = new MetricMapping(Map.of(), Map.of());

    private final Map<String, List<Target>> bySource;
    private final Map<String, List<Target>> byComponent;

    private MetricMapping(
            Map<String, List<Target>> bySource, Map<String, List<Target>> byComponent) {
        this.bySource = bySource;
        this.byComponent = byComponent;
    }

    /**
     * Where a value goes: {@code raw × scale + offset}, in the metric's unit.
     *
     * @param plain whether scale and offset change nothing
     * @param sentinel the number that says that the sensor is open; null where the model has none
     */
    public record Target(
            int channel,
            Metric metric,
            BigDecimal scale,
            BigDecimal offset,
            boolean plain,
            @Nullable BigDecimal sentinel) {

        /** Whether the device says by this number that its sensor is open. */
        public boolean isSentinel(BigDecimal sent) {
            return sentinel != null && sentinel.compareTo(sent) == 0;
        }

        public BigDecimal apply(BigDecimal raw) {
            return plain ? raw : raw.multiply(scale).add(offset);
        }
    }

    /** Entries whose metric is not in this version's catalogue are left out. */
    public static MetricMapping of(GatewayModel model) {
        Map<String, List<Target>> targets = new HashMap<>();
        for (GatewayModel.Mapping entry : model.mapping()) {
            Metric.of(entry.metric())
                    .ifPresent(
                            metric ->
                                    targets.computeIfAbsent(entry.source(), _ -> new ArrayList<>(1))
                                            .add(target(entry, metric)));
        }
        targets.replaceAll((_, list) -> List.copyOf(list));
        return new MetricMapping(Map.copyOf(targets), byComponent(targets));
    }

    private static Map<String, List<Target>> byComponent(Map<String, List<Target>> bySource) {
        Map<String, List<Target>> heads = new HashMap<>();
        bySource.forEach(
                (source, list) -> {
                    int slash = source.indexOf('/');
                    String head = slash < 0 ? source : source.substring(0, slash);
                    heads.computeIfAbsent(head, _ -> new ArrayList<>(1)).addAll(list);
                });
        heads.replaceAll((_, list) -> List.copyOf(list));
        return Map.copyOf(heads);
    }

    /** Every place that this key's value goes to; empty where the model maps no such key. */
    public List<Target> targets(String source) {
        return bySource.getOrDefault(source, List.of());
    }

    /**
     * Every place that values of this component go to.
     *
     * @param component the part of a source before its slash
     */
    public List<Target> targetsOfComponent(String component) {
        return byComponent.getOrDefault(component, List.of());
    }

    private static Target target(GatewayModel.Mapping entry, Metric metric) {
        boolean plain =
                entry.scale().compareTo(BigDecimal.ONE) == 0 && entry.offset().signum() == 0;
        return new Target(
                entry.channel(), metric, entry.scale(), entry.offset(), plain, entry.sentinel());
    }
}
