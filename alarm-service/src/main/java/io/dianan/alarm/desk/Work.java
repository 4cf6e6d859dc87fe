package io.dianan.alarm.desk;

import io.dianan.alarm.alarm.Actor;
import io.dianan.alarm.alarm.AlarmRecord;
import io.dianan.alarm.alarm.Judgement;
import io.dianan.alarm.alarm.LineKind;
import io.dianan.platform.problem.WireProblem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person does with an alarm: the body of a step, as the timeline keeps it. */
sealed interface Work {
    /** Characters of a text. */
    int TEXT_MAX = 4_000;

    int NAME_MAX = 100;

    /** The timeline's line. */
    LineKind line();

    /** Does it, if it is legal now. */
    void on(AlarmRecord alarm, Actor actor, Instant now);

    record Acknowledgement(@Size(max = TEXT_MAX) @Nullable String note) implements Work {
        @Override
        public LineKind line() {
            return LineKind.ACKNOWLEDGED;
        }

        @Override
        public void on(AlarmRecord alarm, Actor actor, Instant now) {
            alarm.acknowledge(actor.name(), now);
        }
    }

    /**
     * @param reason required where the verdict is {@code false}
     * @param duplicateOf the alarm that tells the same
     */
    record Verification(
            @NotNull Judgement verdict,
            @Nullable FalseReason reason,
            @Nullable UUID duplicateOf,
            @Size(max = TEXT_MAX) @Nullable String note)
            implements Work {
        @Override
        public LineKind line() {
            return LineKind.VERIFIED;
        }

        @Override
        public void on(AlarmRecord alarm, Actor actor, Instant now) {
            alarm.verify(verdict);
        }

        void mustBeWhole() {
            if (verdict == Judgement.FALSE && reason == null) {
                throw WireProblem.INVALID_BODY.at("/reason", "a false alarm needs a reason");
            }
            if (verdict != Judgement.FALSE && reason != null) {
                throw WireProblem.INVALID_BODY.at("/reason", "only a false alarm has a reason");
            }
        }
    }

    record Resolution(@NotBlank @Size(max = TEXT_MAX) String measures) implements Work {
        @Override
        public LineKind line() {
            return LineKind.RESOLVED;
        }

        @Override
        public void on(AlarmRecord alarm, Actor actor, Instant now) {
            alarm.resolve();
        }
    }

    /**
     * @param handler who has dealt with it
     * @param evidence what shows it: measured values, what was found and done
     */
    record Closure(
            @NotNull Cause cause,
            @NotBlank @Size(max = NAME_MAX) String handler,
            @NotBlank @Size(max = TEXT_MAX) String evidence)
            implements Work {
        @Override
        public LineKind line() {
            return LineKind.CLOSED;
        }

        @Override
        public void on(AlarmRecord alarm, Actor actor, Instant now) {
            alarm.close(cause.word(), handler.strip(), evidence.strip(), now);
        }
    }

    record Reopening(@NotBlank @Size(max = TEXT_MAX) String reason) implements Work {
        @Override
        public LineKind line() {
            return LineKind.REOPENED;
        }

        @Override
        public void on(AlarmRecord alarm, Actor actor, Instant now) {
            alarm.reopen();
        }
    }

    /** Legal at any time. */
    record Comment(@NotBlank @Size(max = TEXT_MAX) String text) implements Work {
        @Override
        public LineKind line() {
            return LineKind.COMMENTED;
        }

        @Override
        public void on(AlarmRecord alarm, Actor actor, Instant now) {
            // Nothing but the line.
        }
    }
}
