package io.dianan.alarm.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.directory.Circuit;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Owner;
import io.dianan.alarm.rule.Limit;
import io.dianan.alarm.rule.Threshold;
import io.dianan.contracts.metric.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    private static final UUID MODEL = UUID.fromString("01900000-0000-7000-8000-00000000d001");
    private static final UUID CIRCUIT = UUID.fromString("01900000-0000-7000-8000-00000000c001");

    private final List<RuleFloor> floors =
            new ArrayList<>(
                    List.of(
                            floor(null, Quantity.RESIDUAL_CURRENT, "20", "500", "300", "500"),
                            floor(null, Quantity.TEMPERATURE, "45", "140", "60", "70"),
                            floor(null, Quantity.CURRENT, "10", "120", "80", "100"),
                            floor(null, Quantity.OVER_VOLTAGE, "231", "280", "253", "264"),
                            floor(null, Quantity.UNDER_VOLTAGE, "150", "209", "198", "187")));
    private final List<StoredRule> rules = new ArrayList<>();
    private @Nullable BigDecimal ratedAmperes = new BigDecimal("63");
    private int phases = 3;

    @Test
    void whereNobodySetARuleTheNationsDefaultHolds() {
        assertThat(warning("residual-current-high")).isEqualTo(new Limit(300, 285));
        assertThat(rule("residual-current-high").alarm()).isEqualTo(new Limit(500, 475));
        assertThat(rule("temp-high").alarm()).isEqualTo(new Limit(700, 680));
        assertThat(warning("over-voltage")).isEqualTo(new Limit(2530, 2510));
        assertThat(rule("under-voltage").alarm()).isEqualTo(new Limit(1870, 1890));
        assertThat(shown("residual-current-high").level()).isEqualTo("nation");
    }

    @Test
    void overCurrentIsAShareOfTheRatedCurrent() {
        // 80 % and 100 % of 63 A, back at 5 % of the limit below.
        assertThat(warning("over-current")).isEqualTo(new Limit(5040, 4788));
        assertThat(rule("over-current").alarm()).isEqualTo(new Limit(6300, 5985));
    }

    @Test
    void withoutARatedCurrentThereIsNoRuleAndItSaysWhy() {
        ratedAmperes = null;

        assertThat(thresholds()).noneMatch(rule -> rule.type().name().equals("over-current"));
        assertThat(shown("over-current").limits()).isNull();
        assertThat(shown("over-current").why()).contains("no rated current");
    }

    @Test
    void aCircuitOfOnePhaseHasOneConductor() {
        phases = 1;

        assertThat(rule("over-voltage").metrics()).containsExactly(Metric.VOLTAGE_A);
        assertThat(rule("temp-high").metrics()).hasSize(4);
    }

    @Test
    void theNearestRuleWinsAndTheOthersAreNamed() {
        rules.add(rule(RuleLevel.MODEL, MODEL, "250", "400"));
        rules.add(rule(RuleLevel.CIRCUIT, CIRCUIT, "200", "350"));

        assertThat(rule("residual-current-high").alarm().reach()).isEqualTo(350);
        EffectiveRule shown = shown("residual-current-high");
        assertThat(shown.level()).isEqualTo("circuit");
        assertThat(shown.others())
                .extracting(EffectiveRule.Other::level)
                .containsExactly("model", "nation");
    }

    @Test
    void theModelWinsWhereTheCircuitHasNone() {
        rules.add(rule(RuleLevel.MODEL, MODEL, "250", "400"));

        assertThat(rule("residual-current-high").alarm().reach()).isEqualTo(400);
        assertThat(shown("residual-current-high").level()).isEqualTo("model");
    }

    @Test
    void aRegionsFloorGivesTheDefaultOfItsCircuits() {
        floors.add(floor("330100", Quantity.RESIDUAL_CURRENT, "30", "400", "200", "300"));
        floors.add(floor("330200", Quantity.RESIDUAL_CURRENT, "30", "100", "50", "80"));

        assertThat(rule("residual-current-high").alarm().reach()).isEqualTo(300);
        assertThat(shown("residual-current-high").level()).isEqualTo("region");
    }

    @Test
    void aRuleOlderThanTheFloorIsBroughtWithinIt() {
        rules.add(rule(RuleLevel.CIRCUIT, CIRCUIT, "300", "500"));
        floors.add(floor("330105", Quantity.RESIDUAL_CURRENT, "30", "400", "200", "300"));

        assertThat(rule("residual-current-high").alarm().reach()).isEqualTo(400);
        assertThat(warning("residual-current-high").reach()).isEqualTo(300);
        assertThat(shown("residual-current-high").why()).contains("brought within");
        assertThat(shown("residual-current-high").bound().limitMax())
                .isEqualTo(new BigDecimal("400"));
    }

    private List<Threshold> thresholds() {
        return new RuleBook(1, floors, rules).thresholds(device(), circuit());
    }

    private Threshold rule(String type) {
        return thresholds().stream()
                .filter(rule -> rule.type().name().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private Limit warning(String type) {
        return Optional.ofNullable(rule(type).warning()).orElseThrow();
    }

    private EffectiveRule shown(String type) {
        return new RuleBook(1, floors, rules)
                .shown(device(), circuit()).stream()
                        .filter(rule -> rule.type().equals(type))
                        .findFirst()
                        .orElseThrow();
    }

    private Device device() {
        return new Device(
                UUID.randomUUID(),
                1,
                "SN-1",
                MODEL,
                UUID.randomUUID(),
                "in-service",
                new Owner(UUID.randomUUID(), UUID.randomUUID(), "330105"),
                Duration.ofMinutes(1),
                List.of(circuit()));
    }

    private Circuit circuit() {
        return new Circuit(CIRCUIT, 1, "一层配电箱", ratedAmperes, phases, "general");
    }

    private static StoredRule rule(RuleLevel level, UUID subject, String warn, String alarm) {
        return new StoredRule(
                UUID.randomUUID(), level, subject, Quantity.RESIDUAL_CURRENT, limits(warn, alarm));
    }

    private static RuleFloor floor(
            @Nullable String region,
            Quantity quantity,
            String min,
            String max,
            String warn,
            String alarm) {
        return new RuleFloor(
                UUID.randomUUID(),
                region,
                quantity,
                new Bound(new BigDecimal(min), new BigDecimal(max)),
                limits(warn, alarm));
    }

    private static Limits limits(String warn, String alarm) {
        return new Limits(new BigDecimal(warn), new BigDecimal(alarm), null, Duration.ofSeconds(5));
    }
}
