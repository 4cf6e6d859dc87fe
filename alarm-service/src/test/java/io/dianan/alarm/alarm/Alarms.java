package io.dianan.alarm.alarm;

import io.dianan.alarm.directory.Device;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import io.dianan.alarm.type.Measure;
import io.dianan.contracts.metric.Metric;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Raises alarms as the evaluation of readings would. */
@ApplicationScoped
public class Alarms {
    private static final Scope EVERYTHING = new Scope.Everything("test");

    private final ScopeStore scopes;
    private final RaiseAlarm raising;
    private final RecoverAlarm recovering;
    private final AlarmStore store;

    Alarms(ScopeStore scopes, RaiseAlarm raising, RecoverAlarm recovering, AlarmStore store) {
        this.scopes = scopes;
        this.raising = raising;
        this.recovering = recovering;
        this.store = store;
    }

    /** An alarm of residual current on the device's only circuit. */
    public UUID leak(Device device, long milliamperes) {
        raise(device, AlarmType.RESIDUAL_CURRENT_HIGH, Gravity.ALARM, milliamperes);
        return open(device).getLast();
    }

    public void raise(Device device, AlarmType type, Gravity gravity, long milliamperes) {
        scopes.run(
                EVERYTHING,
                () ->
                        raising.raise(
                                new Condition(
                                        Subject.of(device, device.circuits().getFirst()),
                                        type,
                                        "threshold",
                                        gravity,
                                        Instant.now(),
                                        new Measure(
                                                Metric.RESIDUAL_CURRENT, milliamperes, 500L, false),
                                        false)));
    }

    public void stillLeaks(Device device, long milliamperes) {
        scopes.run(
                EVERYTHING,
                () ->
                        raising.stillStands(
                                new Condition(
                                        Subject.of(device, device.circuits().getFirst()),
                                        AlarmType.RESIDUAL_CURRENT_HIGH,
                                        "threshold",
                                        Gravity.ALARM,
                                        Instant.now(),
                                        new Measure(
                                                Metric.RESIDUAL_CURRENT, milliamperes, 500L, false),
                                        false)));
    }

    public void dry(Device device) {
        scopes.run(
                EVERYTHING,
                () ->
                        recovering.recover(
                                Subject.of(device, device.circuits().getFirst()),
                                AlarmType.RESIDUAL_CURRENT_HIGH,
                                "threshold",
                                Instant.now(),
                                new Measure(Metric.RESIDUAL_CURRENT, 100, 300L, false)));
    }

    /** Open alarms of the device's circuit, the oldest first. */
    public List<UUID> open(Device device) {
        return scopes.call(
                EVERYTHING,
                () ->
                        store
                                .list(
                                        "deviceId = ?1 and state <> 'closed' order by raisedAt, id",
                                        device.id())
                                .stream()
                                .map(AlarmRecord::id)
                                .toList());
    }
}
