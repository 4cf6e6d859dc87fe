package io.dianan.simulator.judge;

import io.dianan.simulator.ledger.LedgerLine.Series;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives from a ledger which alarms are due, by limits of its own, and looks for them in the suite
 * until all are there or the deadline is over. Alarms of other devices and of types that follow
 * from no value are left aside, but for the silence of devices that are told to be silent.
 */
public final class AlarmJudge {
    private static final String OFFLINE = "offline";
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** When all that is due is there, something extra may still come. */
    private static final Duration AFTERMATH = Duration.ofSeconds(3);

    private final SuiteReader suite;
    private final List<Due> due = new ArrayList<>();
    private final Map<Key, Integer> most = new HashMap<>();
    private final Map<String, String> serialByDevice = new LinkedHashMap<>();
    private final Set<String> types = new HashSet<>();

    private final Map<String, BigDecimal> ratedAmperes;
    private final Instant since;

    private AlarmJudge(SuiteReader suite, Instant since) {
        this.suite = suite;
        this.since = since;
        this.ratedAmperes = suite.ratedAmperes();
    }

    /**
     * @param subject circuit, or device for its silence
     */
    private record Key(String subject, String type) {}

    private record Due(String serialNumber, Key key) {
        String line() {
            return serialNumber + " " + key.type();
        }
    }

    /**
     * Judges.
     *
     * @param silent ids of devices that have fallen silent for good
     * @throws IOException if the ledger cannot be read
     * @throws JudgeException if the suite cannot be read
     */
    public static AlarmVerdict judge(JudgePlan plan, Set<String> silent) throws IOException {
        try (LedgerIndex ledger = LedgerIndex.read(plan.ledger())) {
            AlarmJudge judge =
                    new AlarmJudge(
                            new SuiteReader(plan.url(), plan.bearer()),
                            Instant.ofEpochMilli(
                                            Math.min(
                                                    ledger.firstTakenMillis(),
                                                    System.currentTimeMillis()))
                                    .minus(CLOCK_MARGIN));
            for (Series circuit : ledger.series()) {
                judge.forecast(circuit, ledger.messages(circuit));
                if (silent.contains(circuit.deviceId())) {
                    judge.add(
                            circuit,
                            new Key(circuit.deviceId(), OFFLINE),
                            new AlarmForecast(true, Integer.MAX_VALUE));
                }
            }
            return judge.compare(plan);
        }
    }

    private void forecast(Series circuit, List<SentMessage> messages) {
        serialByDevice.put(circuit.deviceId(), circuit.serialNumber());
        List<AlarmLimits> limits =
                AlarmLimits.of(Optional.ofNullable(ratedAmperes.get(circuit.circuitId())));
        limits.forEach(limit -> types.add(limit.type()));
        AlarmForecast.of(messages, limits)
                .forEach(
                        (type, forecast) ->
                                add(circuit, new Key(circuit.circuitId(), type), forecast));
    }

    private void add(Series circuit, Key key, AlarmForecast forecast) {
        most.merge(key, forecast.most(), Math::max);
        Due one = new Due(circuit.serialNumber(), key);
        if (forecast.due() && !due.contains(one)) {
            due.add(one);
        }
    }

    private AlarmVerdict compare(JudgePlan plan) {
        Instant end = Instant.now().plus(plan.deadline());
        Map<Key, List<ShownAlarm>> shown = shown();
        while (!shown.keySet().containsAll(keysDue()) && Instant.now().isBefore(end)) {
            SuiteReader.pause(PAUSE);
            shown = shown();
        }
        SuiteReader.pause(plan.stillness().compareTo(AFTERMATH) < 0 ? plan.stillness() : AFTERMATH);
        return verdict(shown());
    }

    private Set<Key> keysDue() {
        Set<Key> keys = new HashSet<>();
        due.forEach(one -> keys.add(one.key()));
        return keys;
    }

    /** The alarms of the ledger's devices, by what they are about. */
    private Map<Key, List<ShownAlarm>> shown() {
        Map<Key, List<ShownAlarm>> shown = new LinkedHashMap<>();
        for (ShownAlarm alarm : suite.alarms(since)) {
            boolean ofSilence = alarm.type().equals(OFFLINE);
            if (serialByDevice.containsKey(alarm.deviceId())
                    && (ofSilence || types.contains(alarm.type()))) {
                String subject = ofSilence ? alarm.deviceId() : alarm.circuitId();
                shown.computeIfAbsent(new Key(subject, alarm.type()), key -> new ArrayList<>())
                        .add(alarm);
            }
        }
        return shown;
    }

    private AlarmVerdict verdict(Map<Key, List<ShownAlarm>> shown) {
        List<String> missing =
                due.stream().filter(one -> !shown.containsKey(one.key())).map(Due::line).toList();
        List<String> extra = new ArrayList<>();
        shown.forEach(
                (key, alarms) -> {
                    // A fleet that has ended is silent for good: that is no fault of the suite's.
                    int allowed = key.type().equals(OFFLINE) ? alarms.size() : most(key);
                    alarms.stream()
                            .skip(allowed)
                            .map(
                                    alarm ->
                                            "%s %s %s"
                                                    .formatted(
                                                            serialByDevice.get(alarm.deviceId()),
                                                            alarm.type(),
                                                            alarm.number()))
                            .forEach(extra::add);
                });
        List<String> expected = due.stream().map(Due::line).toList();
        return new AlarmVerdict(expected, expected.size() - missing.size(), missing, extra);
    }

    private int most(Key key) {
        return most.getOrDefault(key, 0);
    }
}
