package io.dianan.alarm.presence;

import io.dianan.alarm.alarm.Condition;
import io.dianan.alarm.alarm.RaiseAlarm;
import io.dianan.alarm.alarm.RecoverAlarm;
import io.dianan.alarm.alarm.Subject;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.state.PresenceState;
import io.dianan.platform.outbox.OutboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells whose presence has changed: an alarm of the device, or of its area, its recovery, and the
 * domain event. Works within the caller's transaction.
 */
@ApplicationScoped
class Announcer {
    static final String SOURCE = "presence";
    private static final int DEVICES_MAX = 500;

    private final UntoldStore untold;
    private final Incidents incidents;
    private final RaiseAlarm raising;
    private final RecoverAlarm recovering;
    private final OutboxStore outbox;

    Announcer(
            UntoldStore untold,
            Incidents incidents,
            RaiseAlarm raising,
            RecoverAlarm recovering,
            OutboxStore outbox) {
        this.untold = untold;
        this.incidents = incidents;
        this.raising = raising;
        this.recovering = recovering;
        this.outbox = outbox;
    }

    /** What was told in one round. */
    record Told(int online, int offline, int folded) {
        static final Told NOTHING = new Told(0, 0, 0);

        boolean perhapsMore() {
            return online >= DEVICES_MAX || offline >= DEVICES_MAX;
        }
    }

    /**
     * @param now the lanes' time
     */
    Told round(Instant now, PresenceConfig config) {
        List<Untold> back = untold.back(now.minus(config.holdBack()), DEVICES_MAX);
        if (!back.isEmpty()) {
            back(back, now);
        }
        List<Untold> ripe = untold.ripe(now, config.hold(), DEVICES_MAX);
        Incidents.Joined joined = incidents.join(ripe, now);
        List<Untold> rest = ripe.stream().filter(device -> !joined.has(device)).toList();
        List<Untold> folded = new ArrayList<>(joined.told().values());
        List<Untold> alone = new ArrayList<>(rest);
        Set<String> crowded =
                rest.isEmpty() ? Set.of() : untold.crowded(counties(rest), config.areaDevicesMin());
        if (!crowded.isEmpty()) {
            for (Area area : Area.gone(untold.counts(crowded), config.areaThreshold())) {
                List<Untold> devices = untold.heldBack(area);
                incidents.open(area, devices);
                folded.addAll(devices);
                alone.removeIf(area::holds);
            }
        }
        if (!alone.isEmpty()) {
            alone.forEach(this::raise);
            untold.told(alone, null);
        }
        publish(back);
        publish(folded);
        publish(alone);
        return new Told(back.size(), alone.size(), folded.size());
    }

    private void back(List<Untold> devices, Instant now) {
        untold.told(devices, null);
        devices.stream()
                .filter(device -> "offline".equals(device.told()) && device.incidentId() == null)
                .forEach(
                        device ->
                                recovering.recover(
                                        subject(device),
                                        AlarmType.OFFLINE,
                                        SOURCE,
                                        device.since(),
                                        null));
        devices.stream()
                .map(Untold::incidentId)
                .filter(id -> id != null)
                .distinct()
                .sorted()
                .forEach(incident -> incidents.back(incident, now));
    }

    private void raise(Untold device) {
        raising.raise(
                new Condition(
                        subject(device),
                        AlarmType.OFFLINE,
                        SOURCE,
                        Gravity.FAULT,
                        device.changedAt(),
                        null,
                        false));
    }

    private static Subject subject(Untold device) {
        return Subject.ofDevice(
                device.deviceId(), device.serialNumber(), device.siteId(), device.owner());
    }

    private static Set<String> counties(List<Untold> devices) {
        return devices.stream().map(device -> device.owner().county()).collect(Collectors.toSet());
    }

    /** Mass changes travel as one event for each five hundred. */
    private void publish(List<Untold> told) {
        for (int from = 0; from < told.size(); from += PresenceState.DEVICES_MAX) {
            int to = Math.min(told.size(), from + PresenceState.DEVICES_MAX);
            PresenceState state =
                    new PresenceState(
                            told.subList(from, to).stream().map(Untold::announced).toList());
            UUID id = Uuid7.next();
            outbox.append(PresenceState.EVENT_TYPE, id, 1, state);
        }
    }
}
