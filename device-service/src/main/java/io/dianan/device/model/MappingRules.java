package io.dianan.device.model;

import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.platform.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a mapping must be beyond the shape of its entries. */
final class MappingRules {
    private static final int DIGITS_MAX = 18;
    private static final int DECIMALS_MAX = 12;

    private MappingRules() {}

    /** Every fault with a pointer into the body; empty where the mapping is fine. */
    static List<Violation> violations(List<GatewayModel.Mapping> mapping) {
        List<Violation> violations = new ArrayList<>();
        Map<Key, Integer> seen = new HashMap<>();
        for (int i = 0; i < mapping.size(); i++) {
            GatewayModel.Mapping entry = mapping.get(i);
            String pointer = "/mapping/" + i;
            if (Metric.of(entry.metric()).isEmpty()) {
                violations.add(
                        new Violation(
                                pointer + "/metric",
                                entry.metric() + " is not in the catalogue of metrics"));
            }
            if (entry.scale().signum() == 0) {
                violations.add(new Violation(pointer + "/scale", "scale must not be 0"));
            } else {
                number(pointer + "/scale", entry.scale(), violations);
            }
            number(pointer + "/offset", entry.offset(), violations);
            Integer first =
                    seen.putIfAbsent(new Key(entry.source(), entry.channel(), entry.metric()), i);
            if (first != null) {
                violations.add(
                        new Violation(
                                pointer,
                                "entry %d maps %s to %s of channel %d already"
                                        .formatted(
                                                first,
                                                entry.source(),
                                                entry.metric(),
                                                entry.channel())));
            }
        }
        return violations;
    }

    private static void number(String pointer, BigDecimal value, List<Violation> violations) {
        if (value.precision() > DIGITS_MAX || Math.abs(value.scale()) > DECIMALS_MAX) {
            violations.add(
                    new Violation(
                            pointer,
                            "a number of at most %d digits and %d decimals"
                                    .formatted(DIGITS_MAX, DECIMALS_MAX)));
        }
    }

    private record Key(String source, int channel, String metric) {}
}
