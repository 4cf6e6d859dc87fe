package io.dianan.alarm.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.rule.Limit;
import io.dianan.alarm.rule.Observation;
import io.dianan.alarm.rule.Rule;
import io.dianan.alarm.rule.Threshold;
import io.dianan.alarm.rule.Values;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Measure;
import io.dianan.contracts.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgingTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final List<Rule> RULES =
            List.of(
                    new Threshold(
                            AlarmType.RESIDUAL_CURRENT_HIGH,
                            List.of(Metric.RESIDUAL_CURRENT),
                            false,
                            new Limit(300, 285),
                            new Limit(500, 475),
                            Duration.ofSeconds(5)));

    private CircuitState state = CircuitState.normal(START.minusSeconds(60));
    private final List<String> told = new ArrayList<>();

    @Test
    void aNormalCircuitLeavesNothingToRemember() {
        live(0, 120);
        live(60, 120);

        assertThat(told).isEmpty();
        assertThat(state.calm()).isTrue();
        assertThat(state.normalSince()).isNull();
    }

    @Test
    void whatStandsIsToldOnceAndThenStands() {
        live(0, 350);
        live(60, 350);
        live(120, 360);

        assertThat(told).containsExactly("found WARNING 350", "still WARNING 360");
    }

    @Test
    void itRisesAndComesBack() {
        live(0, 350);
        live(60, 350);
        live(120, 550);
        live(180, 550);
        live(240, 100);
        live(300, 100);

        assertThat(told)
                .containsExactly(
                        "found WARNING 350",
                        "still WARNING 550",
                        "found ALARM 550",
                        "still ALARM 100",
                        "back 100");
        assertThat(state.calm()).isTrue();
        assertThat(state.normalSince()).isEqualTo(START.plusSeconds(300));
    }

    @Test
    void aStreakIsRememberedBeforeAnythingStands() {
        live(0, 350);

        assertThat(state.calm()).isFalse();
        live(60, 100);
        assertThat(state.calm()).isTrue();
        assertThat(state.normalSince()).isNotNull();
    }

    @Test
    void aLateReadingIsJudgedAndNotTold() {
        late(0, 600);
        late(60, 600);

        assertThat(told).isEmpty();
        assertThat(state.unannouncedSince()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aBackfillThatEndsNormalTellsNothing() {
        late(0, 600);
        late(60, 600);
        late(120, 100);
        late(180, 100);

        assertThat(state.unannouncedSince()).isNull();
        live(240, 100);
        assertThat(told).isEmpty();
        assertThat(state.calm()).isTrue();
    }

    @Test
    void aBackfillThatIsOverIsNotToldByALiveReadingThatIsNormal() {
        late(0, 600);
        late(60, 600);
        live(120, 100);
        live(180, 100);

        assertThat(told).isEmpty();
        assertThat(state.calm()).isTrue();
    }

    @Test
    void aWarningThatStandsIsNotRaisedByABackfillThatIsOver() {
        live(0, 350);
        live(60, 350);
        late(120, 600);
        late(180, 600);
        live(240, 350);
        live(300, 350);

        assertThat(told)
                .containsExactly("found WARNING 350", "still WARNING 350", "still WARNING 350");
    }

    @Test
    void theFirstLiveReadingTellsWhatStillStands() {
        late(0, 600);
        late(60, 600);
        live(120, 610);

        assertThat(told).containsExactly("found ALARM 610");
        assertThat(state.unannouncedSince()).isNull();
    }

    @Test
    void theNewestStateIsToldEvenIfItIsLate() {
        late(0, 600);
        late(60, 600);
        settle(120);

        assertThat(told).containsExactly("late ALARM 600");
        assertThat(state.unannouncedSince()).isNull();
        settle(180);
        assertThat(told).endsWith("still ALARM 600");
    }

    @Test
    void aRuleThatIsGoneLeavesNothingStanding() {
        live(0, 600);
        live(60, 600);
        Judging.Outcome outcome = judge(120, 600, List.of(), false);

        assertThat(outcome.announcements()).singleElement().isInstanceOf(Announcement.Back.class);
        assertThat(outcome.state().calm()).isTrue();
    }

    private void live(int second, long milliamperes) {
        take(judge(second, milliamperes, RULES, false));
    }

    private void late(int second, long milliamperes) {
        take(judge(second, milliamperes, RULES, true));
    }

    private void settle(int second) {
        take(Judging.settle(state, RULES, START.plusSeconds(second)));
    }

    private Judging.Outcome judge(int second, long milliamperes, List<Rule> rules, boolean late) {
        Instant at = START.plusSeconds(second);
        return Judging.judge(
                state,
                new Observation.Measured(
                        at, Values.of(Map.of(Metric.RESIDUAL_CURRENT, milliamperes))),
                null,
                rules,
                at,
                late);
    }

    private void take(Judging.Outcome outcome) {
        state = outcome.state();
        outcome.announcements().forEach(one -> told.add(text(one)));
    }

    private static String text(Announcement announcement) {
        return switch (announcement) {
            case Announcement.Found found ->
                    (found.late() ? "late " : "found ")
                            + found.severity()
                            + " "
                            + value(found.measure());
            case Announcement.Still still ->
                    "still " + still.severity() + " " + value(still.measure());
            case Announcement.Back back -> "back " + value(back.measure());
        };
    }

    private static long value(@Nullable Measure measure) {
        return Optional.ofNullable(measure).orElseThrow().value();
    }
}
