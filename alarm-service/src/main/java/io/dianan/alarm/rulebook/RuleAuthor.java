package io.dianan.alarm.rulebook;

import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;

/**
 * Who writes a rule.
 *
 * @param platform whether rules of models are this person's
 */
record RuleAuthor(Scope scope, String name, boolean platform) {

    /** Circuits' rules are written by those who serve them, models' rules by the platform. */
    void mustWrite(RuleLevel level) {
        boolean may =
                switch (level) {
                    case MODEL -> platform;
                    case CIRCUIT -> !platform;
                };
        if (!may) {
            throw WireProblem.NOT_ALLOWED.because(
                    "rules of the level " + level.word() + " are not yours to write");
        }
    }
}
