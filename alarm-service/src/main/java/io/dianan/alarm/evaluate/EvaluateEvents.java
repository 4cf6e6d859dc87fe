package io.dianan.alarm.evaluate;

import io.dianan.alarm.alarm.Condition;
import io.dianan.alarm.alarm.RaiseAlarm;
import io.dianan.alarm.alarm.RecoverAlarm;
import io.dianan.alarm.alarm.Subject;
import io.dianan.alarm.directory.Circuit;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.rule.DeviceDecided;
import io.dianan.alarm.rule.Observation;
import io.dianan.alarm.rule.RuleMemory;
import io.dianan.alarm.rule.Severity;
import io.dianan.alarm.rule.Verdict;
import io.dianan.alarm.rule.Window;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import io.dianan.alarm.type.Measure;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.AlarmEvent;
import io.dianan.contracts.wire.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges what devices have decided by themselves, whatever its age, each event once. It joins the
 * open alarm that our own rules may have raised.
 */
@ApplicationScoped
public class EvaluateEvents {
    private final ToldStore store;
    private final RaiseAlarm raising;
    private final RecoverAlarm recovering;
    private final EvaluateMeters meters;
    private final Map<Integer, List<Instant>> raisedReceivedAt = new ConcurrentHashMap<>();

    EvaluateEvents(
            ToldStore store, RaiseAlarm raising, RecoverAlarm recovering, EvaluateMeters meters) {
        this.store = store;
        this.raising = raising;
        this.recovering = recovering;
        this.meters = meters;
    }

    /** Whether the event is of a kind that is judged here. */
    public static boolean concerns(Event event) {
        return event.hasAlarm() || event.hasFault();
    }

    /**
     * Within the drain's transaction; events in their order.
     *
     * @return how many were judged; the others were passed over
     */
    public int judge(int lane, List<Event> events, Map<UUID, Device> devices) {
        int judged = 0;
        List<Instant> raised = new ArrayList<>();
        for (Event event : events) {
            if (concerns(event) && judge(event, devices, raised)) {
                judged++;
            }
        }
        raisedReceivedAt.put(lane, raised);
        return judged;
    }

    /** After the commit. */
    public void committed(int lane) {
        List<Instant> raised = raisedReceivedAt.remove(lane);
        if (raised != null) {
            raised.forEach(meters::raised);
        }
    }

    private boolean judge(Event event, Map<UUID, Device> devices, List<Instant> raised) {
        Device device =
                event.hasDeviceId()
                        ? devices.get(UuidBytes.fromBytes(event.getDeviceId().toByteArray()))
                        : null;
        Observation.Told told = told(event);
        if (device == null || told == null) {
            meters.eventPassedOver("unknown");
            return false;
        }
        if (!store.firstTime(UuidBytes.fromBytes(event.getId().toByteArray()))) {
            meters.eventPassedOver("repeated");
            return false;
        }
        meters.eventJudged();
        if (judge(subject(event, device), told, component(event))) {
            raised.add(Instant.ofEpochMilli(event.getReceivedAtMs()));
        }
        return true;
    }

    /** Tells whether an alarm is to be seen now that was not before. */
    private boolean judge(Subject subject, Observation.Told told, String component) {
        ToldStore.Teller teller =
                new ToldStore.Teller(
                        subject.kind(), UUID.fromString(subject.id()), told.type(), component);
        Optional<ToldStore.Told> before = store.last(teller);
        if (before.isPresent() && told.at().isBefore(before.get().at())) {
            outOfOrder(subject, told, before.get());
            return false;
        }
        DeviceDecided rule = new DeviceDecided(told.type(), told.gravity());
        boolean stood = before.isPresent() && before.get().active();
        RuleMemory memory = stood ? standing(rule, told) : RuleMemory.EMPTY;
        Verdict verdict = rule.judge(new Window(told, null, memory), told.at());
        Condition condition = condition(subject, rule, told);
        if (verdict.standing() == Severity.NORMAL) {
            recover(subject, told, rule, teller);
        } else if (stood) {
            raising.stillStands(condition);
        } else {
            raising.raise(condition);
        }
        store.keep(teller, new ToldStore.Told(told.at(), told.active()));
        return told.active() && !stood;
    }

    /** Over is what no part of the device tells any more. */
    private void recover(
            Subject subject, Observation.Told told, DeviceDecided rule, ToldStore.Teller teller) {
        if (!store.standsByAnother(teller)) {
            recovering.recover(subject, told.type(), rule.source(), told.at(), told.measure());
        }
    }

    private static String component(Event event) {
        return event.hasAlarm() ? event.getAlarm().getComponent() : event.getFault().getComponent();
    }

    /** Told after what came later: an alarm that is over by now is raised all the same. */
    private void outOfOrder(Subject subject, Observation.Told told, ToldStore.Told later) {
        if (told.active() && !later.active()) {
            DeviceDecided rule = new DeviceDecided(told.type(), told.gravity());
            raising.raisePast(condition(subject, rule, told), later.at());
        }
    }

    private static RuleMemory standing(DeviceDecided rule, Observation.Told told) {
        Observation.Told earlier =
                new Observation.Told(told.at(), told.type(), true, told.gravity(), null);
        return rule.judge(new Window(earlier, null, RuleMemory.EMPTY), told.at()).memory();
    }

    private static Condition condition(Subject subject, DeviceDecided rule, Observation.Told told) {
        return new Condition(
                subject,
                told.type(),
                rule.source(),
                rule.gravity(Severity.ALARM),
                told.at(),
                told.measure(),
                false);
    }

    private static Subject subject(Event event, Device device) {
        Optional<Circuit> circuit =
                event.hasCircuitId()
                        ? device.circuit(UuidBytes.fromBytes(event.getCircuitId().toByteArray()))
                        : Optional.empty();
        return circuit.map(known -> Subject.of(device, known)).orElseGet(() -> Subject.of(device));
    }

    /** Null where the device's word is no type. */
    private static Observation.@Nullable Told told(Event event) {
        String type = event.hasAlarm() ? event.getAlarm().getType() : event.getFault().getType();
        if (!AlarmType.legal(type)) {
            return null;
        }
        AlarmType alarmType = new AlarmType(type);
        Instant at = Instant.ofEpochMilli(event.getAtMs());
        if (event.hasFault()) {
            return new Observation.Told(
                    at, alarmType, event.getFault().getActive(), Gravity.FAULT, null);
        }
        AlarmEvent alarm = event.getAlarm();
        return new Observation.Told(
                at, alarmType, alarm.getActive(), Gravity.ALARM, measure(alarm, alarmType));
    }

    private static @Nullable Measure measure(AlarmEvent alarm, AlarmType type) {
        if (!alarm.hasValue()) {
            return null;
        }
        boolean low = type.equals(AlarmType.UNDER_VOLTAGE);
        return Metric.of(alarm.getMetric())
                .map(metric -> new Measure(metric, alarm.getValue(), null, low))
                .orElse(null);
    }
}
