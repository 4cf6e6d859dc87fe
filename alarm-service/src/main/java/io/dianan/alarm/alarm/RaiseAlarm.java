package io.dianan.alarm.alarm;

import io.dianan.alarm.type.AlarmClass;
import io.dianan.alarm.type.Gravity;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says that a condition stands. However often and by however many it is said, one alarm of a
 * subject and type is open. Works within the caller's transaction.
 */
@ApplicationScoped
public class RaiseAlarm {
    private final AlarmStore alarms;
    private final AlarmOutbox outbox;
    private final Clock clock;
    private final MeterRegistry meters;
    private final RecoverAlarm recovering;

    RaiseAlarm(
            AlarmStore alarms,
            AlarmOutbox outbox,
            RecoverAlarm recovering,
            Clock clock,
            MeterRegistry meters) {
        this.alarms = alarms;
        this.outbox = outbox;
        this.recovering = recovering;
        this.clock = clock;
        this.meters = meters;
    }

    /** It was found: opens an alarm, or tells the open one; which is the one that stands. */
    public AlarmRecord raise(Condition condition) {
        Optional<AlarmRecord> open = lockOpen(condition);
        while (open.isEmpty()) {
            Optional<AlarmRecord> inserted = alarms.insert(condition, clock.instant());
            if (inserted.isPresent()) {
                opened(inserted.get(), condition);
                return inserted.get();
            }
            open = lockOpen(condition);
        }
        AlarmRecord alarm = open.get();
        List<LineKind> news = alarm.found(condition);
        if (!news.isEmpty()) {
            outbox.changed(alarm, news, Detail.of(condition));
            twoAtOnce(alarm);
        }
        return alarm;
    }

    /**
     * It stands on. An alarm that was closed as cured while it stands is raised anew; one that was
     * closed as false, test or duplicate stays closed until the value has been back once.
     */
    public void stillStands(Condition condition) {
        boolean closed = lockOpen(condition).isEmpty();
        if (closed && !closedAsReal(condition)) {
            return;
        }
        raise(condition);
    }

    /** It was found and is over by now: tells only where no alarm is open that would hold it. */
    public void raisePast(Condition condition, Instant recoveredAt) {
        if (lockOpen(condition).isPresent()) {
            return;
        }
        raise(condition);
        Subject subject = condition.subject();
        recovering.recover(subject, condition.type(), condition.source(), recoveredAt, null);
    }

    private boolean closedAsReal(Condition condition) {
        Subject subject = condition.subject();
        return alarms.lastJudgement(subject.kind(), subject.id(), condition.type())
                .map(Judgement.REAL.word()::equals)
                .orElse(true);
    }

    private void opened(AlarmRecord alarm, Condition condition) {
        meters.counter("dianan_alarms_raised", "type", alarm.type, "class", alarm.alarmClass)
                .increment();
        outbox.changed(alarm, List.of(LineKind.RAISED), Detail.of(condition));
        twoAtOnce(alarm);
    }

    /** Two kinds at once on a circuit are urgent, both. */
    private void twoAtOnce(AlarmRecord alarm) {
        if (alarm.circuitId == null || alarm.gravity().alarmClass() != AlarmClass.ALARM) {
            return;
        }
        List<AlarmRecord> beside = alarms.lockStandingBeside(alarm);
        if (beside.isEmpty()) {
            return;
        }
        List<AlarmRecord> both = new ArrayList<>(beside);
        both.add(alarm);
        for (AlarmRecord one : both) {
            if (one.riseTo(Gravity.URGENT)) {
                outbox.changed(
                        one, List.of(LineKind.RISEN), new Detail.TwoAtOnce(beside.size() + 1));
            }
        }
    }

    private Optional<AlarmRecord> lockOpen(Condition condition) {
        Subject subject = condition.subject();
        return alarms.lockOpen(subject.kind(), subject.id(), condition.type());
    }
}
