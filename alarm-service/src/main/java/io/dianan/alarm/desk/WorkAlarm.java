package io.dianan.alarm.desk;

import io.dianan.alarm.alarm.Actor;
import io.dianan.alarm.alarm.AlarmOutbox;
import io.dianan.alarm.alarm.AlarmRecord;
import io.dianan.alarm.alarm.AlarmStore;
import io.dianan.contracts.state.AlarmState;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * One step of a person on one alarm: the row is locked, the step is checked, state, line and outbox
 * row are written, all in one transaction. Of two who take the same step at once, the second is
 * told that it is not legal any more.
 */
@ApplicationScoped
class WorkAlarm {
    private final ScopeStore scopes;
    private final AlarmStore alarms;
    private final AlarmOutbox outbox;
    private final Clock clock;

    WorkAlarm(ScopeStore scopes, AlarmStore alarms, AlarmOutbox outbox, Clock clock) {
        this.scopes = scopes;
        this.alarms = alarms;
        this.outbox = outbox;
        this.clock = clock;
    }

    AlarmState take(Scope scope, Actor actor, UUID alarmId, Work work) {
        return scopes.call(
                scope,
                () -> {
                    AlarmRecord alarm =
                            alarms.lock(alarmId)
                                    .orElseThrow(
                                            () ->
                                                    WireProblem.NOT_FOUND.because(
                                                            "no alarm " + alarmId));
                    refuseForeignClosure(scope, alarm, work);
                    work.on(alarm, actor, clock.instant());
                    alarms.write(alarm);
                    return outbox.changed(alarm, work.line(), actor, work);
                });
    }

    /** A provider's alarm is the provider's to close; its customer may do all before that. */
    private static void refuseForeignClosure(Scope scope, AlarmRecord alarm, Work work) {
        if (work instanceof Work.Closure
                && scope instanceof Scope.OfEnterprise
                && alarm.providerId() != null) {
            throw WireProblem.NOT_ALLOWED.because(
                    "the provider who serves the enterprise closes this alarm");
        }
    }
}
