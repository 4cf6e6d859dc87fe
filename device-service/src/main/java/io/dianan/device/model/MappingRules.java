package io.dianan.device.model;

import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.platform.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mapping must be beyond the shape of its entries. */
final class MappingRules {
    private static final int DIGITS_MAX = 18;
    private static final int DECIMALS_MAX = 12;
    private static final String GB26875 = "gb26875";
    private static final Pattern FRAME_SOURCE =
            Pattern.compile(
                    "(?<type>[0-9]{1,3})"
                            + "(@(?<zone>[0-9]{1,5})\\.(?<position>[0-9]{1,5}))?"
                            + "(/(?<analog>[0-9]{1,3}))?");

    private MappingRules() {}

    /** Every fault with a pointer into the body; empty where the mapping is fine. */
    static List<Violation> violations(String protocol, List<GatewayModel.Mapping> mapping) {
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
            if (protocol.equals(GB26875)) {
                frameSource(pointer, entry, violations);
            } else if (entry.sentinel() != null) {
                violations.add(
                        new Violation(
                                pointer + "/sentinel", "only a model of gb26875 has sentinels"));
            }
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

    private static void frameSource(
            String pointer, GatewayModel.Mapping entry, List<Violation> violations) {
        Matcher source = FRAME_SOURCE.matcher(entry.source());
        if (!source.matches()
                || tooGreat(source.group("type"), 255)
                || tooGreat(source.group("zone"), 65_535)
                || tooGreat(source.group("position"), 65_535)
                || tooGreat(source.group("analog"), 255)) {
            violations.add(
                    new Violation(
                            pointer + "/source",
                            "must be a component type, perhaps @zone.position, perhaps"
                                    + " /analogue type: 17/131, 17@3.12/131, 17@3.12"));
        }
        if (entry.sentinel() != null && entry.sentinel().stripTrailingZeros().scale() > 0) {
            violations.add(
                    new Violation(pointer + "/sentinel", "must be a whole number, as it is sent"));
        }
    }

    private static boolean tooGreat(@Nullable String number, int max) {
        return number != null && Integer.parseInt(number) > max;
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
