package io.dianan.gateway.registry;

import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.registry.GatewayModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model's mapping, ready to look up by the key that a device sends. */
public final class MetricMapping {
    /**
     * Of a model that we do not know yet, or that maps nothing: catalogue keys speak for
     * themselves.
     */
    public static final MetricMapping NONE = new MetricMapping(Map.of());

    private final Map<String, List<Target>> bySource;

    private MetricMapping(Map<String, List<Target>> bySource) {
        this.bySource = bySource;
    }

    /**
     * Where a value goes: {@code raw × scale + offset}, in the metric's unit.
     *
     * @param plain whether scale and offset change nothing
     */
    public record Target(
            int channel, Metric metric, BigDecimal scale, BigDecimal offset, boolean plain) {

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
        return new MetricMapping(Map.copyOf(targets));
    }

    /** Every place that this key's value goes to; empty where the model maps no such key. */
    public List<Target> targets(String source) {
        return bySource.getOrDefault(source, List.of());
    }

    private static Target target(GatewayModel.Mapping entry, Metric metric) {
        boolean plain =
                entry.scale().compareTo(BigDecimal.ONE) == 0 && entry.offset().signum() == 0;
        return new Target(entry.channel(), metric, entry.scale(), entry.offset(), plain);
    }
}
