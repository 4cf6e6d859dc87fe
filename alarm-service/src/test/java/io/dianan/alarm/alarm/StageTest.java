package io.dianan.alarm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dianan.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
    private static final Map<String, Stage> STAGES =
            Map.of(
                    "raised", new Stage.Raised(),
                    "acknowledged", new Stage.Acknowledged(),
                    "verified-real", new Stage.Verified(Judgement.REAL),
                    "verified-false", new Stage.Verified(Judgement.FALSE),
                    "verified-test", new Stage.Verified(Judgement.TEST),
                    "verified-duplicate", new Stage.Verified(Judgement.DUPLICATE),
                    "resolved", new Stage.Resolved(),
                    "closed", new Stage.Closed(Judgement.REAL),
                    "reopened", new Stage.Reopened());

    private static final Map<String, UnaryOperator<Stage>> STEPS =
            Map.of(
                    "acknowledgement", Stage::acknowledge,
                    "verification", stage -> stage.verify(Judgement.REAL),
                    "resolution", Stage::resolve,
                    "closure", Stage::close,
                    "reopening", Stage::reopen);

    /** Every stage with the only step that it allows; all others are tried too. */
    @ParameterizedTest
    @CsvSource({
        "raised, acknowledgement, acknowledged",
        "reopened, acknowledgement, acknowledged",
        "acknowledged, verification, verified",
        "verified-real, resolution, resolved",
        "verified-false, closure, closed",
        "verified-test, closure, closed",
        "verified-duplicate, closure, closed",
        "resolved, closure, closed",
        "closed, reopening, reopened"
    })
    void oneStepIsLegalAndEveryOtherNamesIt(String name, String legal, String next) {
        Stage stage = Optional.ofNullable(STAGES.get(name)).orElseThrow();

        assertThat(step(legal).apply(stage).word()).isEqualTo(next);
        List<String> illegal = STEPS.keySet().stream().filter(step -> !step.equals(legal)).toList();
        assertThat(illegal).hasSize(4);
        for (String step : illegal) {
            assertThatThrownBy(() -> step(step).apply(stage))
                    .as(name + " " + step)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(409))
                    .hasMessageContaining("allows " + legal);
        }
    }

    private static UnaryOperator<Stage> step(String name) {
        return Optional.ofNullable(STEPS.get(name)).orElseThrow();
    }
}
