package io.dianan.alarm.alarm;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an alarm stands in being worked off. Each kind has the legal steps, and no other. */
public sealed interface Stage {

    /** Nobody has answered yet. */
    record Raised() implements Stage {}

    /** Somebody has. */
    record Acknowledged() implements Stage {}

    /** Somebody has looked and judged. */
    record Verified(Judgement judgement) implements Stage {}

    /** A real one has been cured. */
    record Resolved() implements Stage {}

    /** Worked off, as what it was judged to be. */
    record Closed(Judgement judgement) implements Stage {}

    /** Closed too early; from here as raised. */
    record Reopened() implements Stage {}

    /** As the wire and the row name it. */
    default String word() {
        return switch (this) {
            case Raised _ -> "raised";
            case Acknowledged _ -> "acknowledged";
            case Verified _ -> "verified";
            case Resolved _ -> "resolved";
            case Closed _ -> "closed";
            case Reopened _ -> "reopened";
        };
    }

    default Set<Step> legal() {
        return switch (this) {
            case Raised _, Reopened _ -> EnumSet.of(Step.ACKNOWLEDGEMENT);
            case Acknowledged _ -> EnumSet.of(Step.VERIFICATION);
            case Verified(Judgement judgement) ->
                    judgement == Judgement.REAL
                            ? EnumSet.of(Step.RESOLUTION)
                            : EnumSet.of(Step.CLOSURE);
            case Resolved _ -> EnumSet.of(Step.CLOSURE);
            case Closed _ -> EnumSet.of(Step.REOPENING);
        };
    }

    default Stage acknowledge() {
        return permit(Step.ACKNOWLEDGEMENT, new Acknowledged());
    }

    default Stage verify(Judgement judgement) {
        return permit(Step.VERIFICATION, new Verified(judgement));
    }

    default Stage resolve() {
        return permit(Step.RESOLUTION, new Resolved());
    }

    default Stage close() {
        Judgement judgement =
                this instanceof Verified(Judgement verified) ? verified : Judgement.REAL;
        return permit(Step.CLOSURE, new Closed(judgement));
    }

    default Stage reopen() {
        return permit(Step.REOPENING, new Reopened());
    }

    private Stage permit(Step step, Stage next) {
        if (!legal().contains(step)) {
            throw AlarmProblem.ILLEGAL_STEP.because(
                    "an alarm that is %s allows %s, not %s"
                            .formatted(
                                    word(),
                                    legal().stream()
                                            .map(Step::word)
                                            .collect(Collectors.joining(", ")),
                                    step.word()));
        }
        return next;
    }
}
