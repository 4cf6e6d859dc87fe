package io.dianan.simulator.judge;

import io.dianan.simulator.ledger.LedgerLine.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which alarms the readings of one circuit are due to raise. What is near the edge (a stretch that
 * is hardly long enough) may raise one and may not.
 *
 * @param due at least one alarm of the type must be there
 * @param most so many may be there
 */
record AlarmForecast(boolean due, int most) {
    /** A rule waits for five seconds and two readings. */
    private static final Duration SURE = Duration.ofSeconds(6);

    private static final int READINGS = 3;

    /** By alarm type; types of which nothing was seen are left out. */
    static Map<String, AlarmForecast> of(List<SentMessage> messages, List<AlarmLimits> limits) {
        List<SentMessage> readings =
                messages.stream()
                        .filter(message -> message.taken().kind() == Kind.READING)
                        .sorted(Comparator.comparingLong(message -> message.taken().atMillis()))
                        .toList();
        Map<String, AlarmForecast> forecasts = new TreeMap<>();
        for (AlarmLimits limit : limits) {
            List<Stretch> stretches = stretches(readings, limit);
            if (!stretches.isEmpty()) {
                AlarmForecast one =
                        new AlarmForecast(
                                stretches.stream().anyMatch(Stretch::sure), stretches.size());
                forecasts.merge(limit.type(), one, AlarmForecast::and);
            }
        }
        return forecasts;
    }

    private AlarmForecast and(AlarmForecast other) {
        return new AlarmForecast(due || other.due, most + other.most);
    }

    /** Readings at or beyond the limit without one below it in between. */
    private record Stretch(long firstMillis, long lastMillis, int readings) {
        boolean sure() {
            return readings >= READINGS && lastMillis - firstMillis >= SURE.toMillis();
        }
    }

    private static List<Stretch> stretches(List<SentMessage> readings, AlarmLimits limit) {
        List<Stretch> stretches = new ArrayList<>();
        boolean open = false;
        for (SentMessage reading : readings) {
            BigDecimal value = reading.taken().values().get(limit.metric());
            if (value == null) {
                continue;
            }
            boolean reached = limit.reachedBy(value);
            if (reached) {
                long at = reading.taken().atMillis();
                Stretch before = open ? stretches.removeLast() : new Stretch(at, at, 0);
                stretches.add(new Stretch(before.firstMillis(), at, before.readings() + 1));
            }
            open = reached;
        }
        return stretches;
    }
}
