package io.dianan.device.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dianan.contracts.registry.GatewayModel;
import io.dianan.platform.problem.Violation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingRulesTest {

    @Test
    void sameSourceMayFeedAnotherChannelOrMetric() {
        assertEquals(
                List.of(),
                MappingRules.violations(
                        List.of(
                                entry("leak", 1, "residualCurrent", "0.1", "0"),
                                entry("leak", 2, "residualCurrent", "0.1", "0"),
                                entry("leak", 1, "currentA", "0.001", "0"),
                                entry("t1", 1, "temperature1", "1", "-50"))));
    }

    @Test
    void everyFaultHasItsOwnPointer() {
        assertEquals(
                List.of(
                        "/mapping/1/scale",
                        "/mapping/2/metric",
                        "/mapping/3",
                        "/mapping/4/scale",
                        "/mapping/4/offset"),
                MappingRules.violations(
                                List.of(
                                        entry("leak", 1, "residualCurrent", "0.1", "0"),
                                        entry("t1", 1, "temperature1", "0.0", "0"),
                                        entry("t2", 1, "Temperature2", "1", "0"),
                                        entry("leak", 1, "residualCurrent", "1", "0"),
                                        entry("t3", 1, "temperature3", "1e999", "1e-999")))
                        .stream()
                        .map(Violation::pointer)
                        .toList());
    }

    private static GatewayModel.Mapping entry(
            String source, int channel, String metric, String scale, String offset) {
        return new GatewayModel.Mapping(
                source, channel, metric, new BigDecimal(scale), new BigDecimal(offset));
    }
}
