package io.dianan.device.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dianan.contracts.registry.GatewayModel;
import io.dianan.platform.problem.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MappingRulesTest {

    @Test
    void sameSourceMayFeedAnotherChannelOrMetric() {
        assertEquals(
                List.of(),
                MappingRules.violations(
                        "mqtt",
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
                                "mqtt",
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

    @Test
    void sourceOfAFrameNamesAComponentAndAnAnalogueType() {
        assertEquals(
                List.of(),
                MappingRules.violations(
                        "gb26875",
                        List.of(
                                entry("17/131", 1, "residualCurrent", "1", "0"),
                                entry("17@3.12/131", 2, "residualCurrent", "1", "0"),
                                entry("255@65535.65535/255", 2, "currentA", "1", "0"),
                                entry("18@3.13", 3, "temperature1", "1", "0"))));
        List<String> wrong =
                List.of("leak", "256/1", "17/256", "17@65536.1", "17@1/3", "17@1.2.3", "/3", "17/");
        assertEquals(
                IntStream.range(0, wrong.size())
                        .mapToObj(i -> "/mapping/" + i + "/source")
                        .toList(),
                MappingRules.violations(
                                "gb26875",
                                wrong.stream()
                                        .map(source -> entry(source, 1, "currentA", "1", "0"))
                                        .toList())
                        .stream()
                        .map(Violation::pointer)
                        .toList());
    }

    @Test
    void sentinelIsAWholeNumberOfAFrame() {
        assertEquals(List.of(), MappingRules.violations("gb26875", List.of(open("-500"))));
        assertEquals(
                List.of("/mapping/0/sentinel"),
                MappingRules.violations("gb26875", List.of(open("-0.5"))).stream()
                        .map(Violation::pointer)
                        .toList());
        assertEquals(
                List.of("/mapping/0/sentinel"),
                MappingRules.violations("mqtt", List.of(open("-500"))).stream()
                        .map(Violation::pointer)
                        .toList());
    }

    private static GatewayModel.Mapping open(String sentinel) {
        return new GatewayModel.Mapping(
                "17/131",
                1,
                "residualCurrent",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                new BigDecimal(sentinel));
    }

    private static GatewayModel.Mapping entry(
            String source, int channel, String metric, String scale, String offset) {
        return new GatewayModel.Mapping(
                source, channel, metric, new BigDecimal(scale), new BigDecimal(offset));
    }
}
