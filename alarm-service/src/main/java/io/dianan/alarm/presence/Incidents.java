package io.dianan.alarm.presence;

import io.dianan.alarm.alarm.AlarmRecord;
import io.dianan.alarm.alarm.AlarmStore;
import io.dianan.alarm.alarm.Condition;
import io.dianan.alarm.alarm.RaiseAlarm;
import io.dianan.alarm.alarm.RecoverAlarm;
import io.dianan.alarm.alarm.Subject;
import io.dianan.alarm.type.AlarmClass;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Devices of an area that went at once: one alarm of the area, none of theirs. Works within the
 * caller's transaction.
 */
@ApplicationScoped
class Incidents {
    private static final String SOURCE = Announcer.SOURCE;
    private static final Gravity AREA = new Gravity(AlarmClass.FAULT, 2);
    private static final int REGIONS_MAX = 50;

    private final AlarmStore alarms;
    private final RaiseAlarm raising;
    private final RecoverAlarm recovering;
    private final UntoldStore untold;
    private final PresenceConfig config;

    Incidents(
            AlarmStore alarms,
            RaiseAlarm raising,
            RecoverAlarm recovering,
            UntoldStore untold,
            PresenceConfig config) {
        this.alarms = alarms;
        this.raising = raising;
        this.recovering = recovering;
        this.untold = untold;
        this.config = config;
    }

    /** An area has gone. */
    void open(Area area, Collection<Untold> devices) {
        Subject subject =
                Subject.ofArea(area.regionCode(), area.providerId(), extent(0, List.of(), devices));
        tell(subject, devices);
    }

    /**
     * Those that have gone with an area that is an incident already.
     *
     * @return what is told by that, or waits for more of its kind
     */
    Joined join(Collection<Untold> ripe, Instant now) {
        Joined joined = new Joined(new TreeSet<>(), new HashMap<>());
        if (ripe.isEmpty()) {
            return joined;
        }
        for (AlarmRecord incident : alarms.lockStandingAreas(AlarmType.OFFLINE)) {
            Area area = new Area(incident.regionCode(), incident.providerId());
            Instant until = incident.firstAt().plus(config.areaOpenFor());
            List<Untold> more =
                    ripe.stream()
                            .filter(device -> !joined.has(device))
                            .filter(area::holds)
                            .filter(device -> !device.changedAt().isAfter(until))
                            .toList();
            more.forEach(device -> joined.ids.add(device.deviceId()));
            incident.extent()
                    .filter(_ -> !more.isEmpty() && enough(incident, more, now))
                    .ifPresent(extent -> spread(area, extent, more, joined));
        }
        return joined;
    }

    /** Who has joined an incident, and who of them is told now. */
    record Joined(TreeSet<UUID> ids, Map<UUID, Untold> told) {
        boolean has(Untold device) {
            return ids.contains(device.deviceId());
        }
    }

    /** Some of an incident's devices are back; it is over when nearly all are. */
    void back(UUID incidentId, Instant now) {
        Optional<AlarmRecord> incident = alarms.lock(incidentId);
        Optional<Subject.Extent> extent = incident.flatMap(AlarmRecord::extent);
        if (incident.isEmpty() || extent.isEmpty()) {
            return;
        }
        long left = untold.leftIn(incidentId);
        if (left * 100 > (long) extent.get().devices() * config.areaLeftPerCentMax()) {
            return;
        }
        untold.release(incidentId, now);
        AlarmRecord over = incident.get();
        recovering.recover(
                Subject.ofArea(over.regionCode(), over.providerId(), extent.get()),
                AlarmType.OFFLINE,
                SOURCE,
                now,
                null);
    }

    private void spread(Area area, Subject.Extent extent, Collection<Untold> more, Joined joined) {
        tell(
                Subject.ofArea(
                        area.regionCode(),
                        area.providerId(),
                        extent(extent.devices(), extent.regionCodes(), more)),
                more);
        more.forEach(device -> joined.told.put(device.deviceId(), device));
    }

    /** A line in the timeline is worth a tenth more, or a minute. */
    private static boolean enough(AlarmRecord incident, List<Untold> more, Instant now) {
        int devices = incident.extent().map(Subject.Extent::devices).orElse(0);
        return more.size() * 10 >= devices
                || more.stream()
                        .anyMatch(device -> device.changedAt().plusSeconds(240).isBefore(now));
    }

    private void tell(Subject subject, Collection<Untold> devices) {
        Instant first =
                devices.stream().map(Untold::changedAt).min(Instant::compareTo).orElseThrow();
        AlarmRecord alarm =
                raising.raise(
                        new Condition(
                                subject, AlarmType.OFFLINE, SOURCE, AREA, first, null, false));
        untold.told(devices, alarm.id());
    }

    private static Subject.Extent extent(
            int before, List<String> regionCodes, Collection<Untold> more) {
        TreeSet<String> regions = new TreeSet<>(regionCodes);
        more.forEach(device -> regions.add(device.regionCode()));
        return new Subject.Extent(
                before + more.size(), regions.stream().limit(REGIONS_MAX).toList());
    }
}
