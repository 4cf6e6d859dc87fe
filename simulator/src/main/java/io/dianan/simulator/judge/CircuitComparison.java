package io.dianan.simulator.judge;

import io.dianan.simulator.judge.Finding.Kind;
import io.dianan.simulator.ledger.LedgerLine;
import io.dianan.simulator.ledger.LedgerLine.Series;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what one circuit's device sent with what the suite shows: pure, used once.
 *
 * <p>The rules it knows: a row is (circuit, event time); messages of the same time are one row, a
 * metric missing in one filled by another, of two values of a metric either is right; a time more
 * than five minutes ahead of receive time is replaced by receive time and marked, and so is one
 * that is all zero; what is older than the retention when it arrives belongs in quarantine.
 */
final class CircuitComparison {
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private static final Duration STAMP_SLACK = Duration.ofSeconds(1);

    /** The suite may drop raw data by whole days. */
    private static final Duration RETENTION_SLACK = Duration.ofDays(1);

    private final Series series;
    private final QuarantineBook quarantine;
    private final Duration retention;
    private final Instant now;
    private final CircuitResult result = new CircuitResult();
    private final Map<Long, List<SentMessage>> byTime = new LinkedHashMap<>();
    private final Set<Long> foundTimes = new HashSet<>();
    private final Set<SentMessage> foundByValue = new HashSet<>();

    CircuitComparison(Series series, QuarantineBook quarantine, Duration retention, Instant now) {
        this.series = series;
        this.quarantine = quarantine;
        this.retention = retention;
        this.now = now;
    }

    CircuitResult compare(List<SentMessage> messages, List<StoredReading> rows) {
        for (SentMessage message : messages) {
            count(message);
        }
        result.stored = rows.size();
        List<StoredReading> stamped = new ArrayList<>();
        List<StoredReading> unknown = new ArrayList<>();
        for (StoredReading row : rows) {
            if (result.newest == null || row.at().isAfter(result.newest.at())) {
                result.newest = row;
            }
            if (row.timeIsTheDevices()) {
                matchByTime(row, unknown);
            } else {
                stamped.add(row);
            }
        }
        matchByValue(stamped);
        matchWrongTimes(unknown);
        byTime.forEach(this::settle);
        messages.stream()
                .filter(m -> m.taken().kind() == LedgerLine.Kind.UNPARSABLE)
                .forEach(this::settleUnparsable);
        return result;
    }

    private void count(SentMessage message) {
        result.sent++;
        result.acknowledged += message.acknowledged() ? 1 : 0;
        result.resent += message.publishes() - 1;
        if (message.taken().kind() == LedgerLine.Kind.READING) {
            byTime.computeIfAbsent(message.taken().atMillis(), t -> new ArrayList<>(1))
                    .add(message);
        }
    }

    private void matchByTime(StoredReading row, List<StoredReading> unknown) {
        long at = row.at().toEpochMilli();
        List<SentMessage> group = byTime.get(at);
        if (group == null || !Instant.ofEpochMilli(at).equals(row.at())) {
            unknown.add(row);
            return;
        }
        long sequence = group.getFirst().taken().sequence();
        if (!foundTimes.add(at)) {
            note(Kind.DOUBLED, sequence, "a second row at " + row.at());
            return;
        }
        if (aheadTooFar(group.getFirst(), row)) {
            note(
                    Kind.WRONG,
                    sequence,
                    "kept the time %s, received %s: more than five minutes ahead"
                            .formatted(row.at(), row.receivedAt()));
            return;
        }
        String difference = difference(group, row);
        if (!difference.isEmpty()) {
            note(Kind.WRONG, sequence, "at " + row.at() + ": " + difference);
        }
    }

    private static boolean aheadTooFar(SentMessage message, StoredReading row) {
        Instant at = Instant.ofEpochMilli(message.taken().atMillis());
        return Duration.between(row.receivedAt(), at).compareTo(AHEAD_MAX) > 0;
    }

    /** What differs, in words; empty when the row is right. */
    private static String difference(List<SentMessage> group, StoredReading row) {
        Map<String, Set<BigDecimal>> allowed = new LinkedHashMap<>();
        Set<String> needed = new LinkedHashSet<>();
        for (SentMessage message : group) {
            message.taken()
                    .values()
                    .forEach(
                            (key, value) -> {
                                allowed.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value);
                                if (message.acknowledged()) {
                                    needed.add(key);
                                }
                            });
        }
        List<String> differences = new ArrayList<>();
        allowed.forEach(
                (key, values) -> {
                    boolean catalogued = Catalogue.kept(key, BigDecimal.ZERO).isPresent();
                    BigDecimal shown = (catalogued ? row.values() : row.extra()).get(key);
                    if (shown == null && needed.contains(key)) {
                        differences.add("%s is missing, %s was sent".formatted(key, values));
                    } else if (shown != null
                            && values.stream().noneMatch(v -> same(key, v, shown))) {
                        differences.add("%s is %s, %s was sent".formatted(key, shown, values));
                    }
                });
        Set<String> surplus = new LinkedHashSet<>(row.values().keySet());
        surplus.addAll(row.extra().keySet());
        surplus.removeAll(allowed.keySet());
        surplus.forEach(key -> differences.add(key + " was never sent"));
        return String.join("; ", differences);
    }

    private static boolean same(String key, BigDecimal sent, BigDecimal shown) {
        return Catalogue.kept(key, sent)
                .map(kept -> kept.compareTo(shown) == 0)
                .orElseGet(() -> sent.doubleValue() == shown.doubleValue());
    }

    /** Rows that bear receive time: found by their values. */
    private void matchByValue(List<StoredReading> stamped) {
        if (stamped.isEmpty()) {
            return;
        }
        Map<String, Deque<SentMessage>> open = new HashMap<>();
        byTime.forEach(
                (at, group) -> {
                    if (!foundTimes.contains(at)) {
                        group.forEach(
                                m ->
                                        open.computeIfAbsent(m.valueKey(), k -> new ArrayDeque<>())
                                                .add(m));
                    }
                });
        Map<String, Integer> more = new HashMap<>();
        for (StoredReading row : stamped) {
            matchStamped(row, open.getOrDefault(row.valueKey(), new ArrayDeque<>()), more);
        }
    }

    private void matchStamped(
            StoredReading row, Deque<SentMessage> open, Map<String, Integer> more) {
        SentMessage message = open.poll();
        String key = row.valueKey();
        if (message == null) {
            Integer left = more.get(key);
            if (left == null) {
                note(Kind.PHANTOM, 0, "a row at %s (%s)".formatted(row.at(), row.timeQuality()));
            } else if (left > 0) {
                more.put(key, left - 1);
                result.repeated++;
            } else {
                note(Kind.DOUBLED, 0, "one row more at " + row.at() + " than was published");
            }
            return;
        }
        foundByValue.add(message);
        more.merge(key, message.publishes() - 1, Integer::sum);
        boolean needed = message.taken().atMillis() == 0 || aheadTooFar(message, row);
        if (!needed || !stampedOnReceipt(row)) {
            note(
                    Kind.WRONG,
                    message.taken().sequence(),
                    "sent with time %s, stored with %s (%s), received %s"
                            .formatted(
                                    Instant.ofEpochMilli(message.taken().atMillis()),
                                    row.at(),
                                    row.timeQuality(),
                                    row.receivedAt()));
        }
    }

    /** Receive time, or a little later where another reading of the circuit has that already. */
    private static boolean stampedOnReceipt(StoredReading row) {
        Duration later = Duration.between(row.receivedAt(), row.at());
        return !later.isNegative() && later.compareTo(STAMP_SLACK) <= 0;
    }

    /** A row at an unknown time with the values of a missing message has a wrong time. */
    private void matchWrongTimes(List<StoredReading> unknown) {
        Map<String, Deque<SentMessage>> missing = new HashMap<>();
        if (!unknown.isEmpty()) {
            byTime.values().stream()
                    .flatMap(List::stream)
                    .filter(m -> !stored(m))
                    .forEach(
                            m ->
                                    missing.computeIfAbsent(m.valueKey(), k -> new ArrayDeque<>())
                                            .add(m));
        }
        for (StoredReading row : unknown) {
            SentMessage message = missing.getOrDefault(row.valueKey(), new ArrayDeque<>()).poll();
            if (message == null) {
                note(Kind.PHANTOM, 0, "a row at " + row.at() + " that was never sent");
                continue;
            }
            foundByValue.add(message);
            note(
                    Kind.WRONG,
                    message.taken().sequence(),
                    "sent with time %s, stored with %s"
                            .formatted(Instant.ofEpochMilli(message.taken().atMillis()), row.at()));
        }
    }

    private boolean stored(SentMessage message) {
        return foundTimes.contains(message.taken().atMillis()) || foundByValue.contains(message);
    }

    /** What became of the messages of one time, if they are not stored. */
    private void settle(long atMillis, List<SentMessage> group) {
        Instant at = Instant.ofEpochMilli(atMillis);
        List<QuarantineBook.Entry> aside = new ArrayList<>();
        int publishes = 0;
        for (SentMessage message : group) {
            aside.addAll(quarantine.claim(series.deviceId(), message.taken().sha256()));
            publishes += message.publishes();
        }
        aside.addAll(quarantine.claim(new QuarantineBook.Reading(series.circuitId(), at)));
        if (!aside.isEmpty()) {
            settleAside(at, group, aside, publishes);
            return;
        }
        for (SentMessage message : group) {
            if (stored(message)) {
                continue;
            }
            if (isExpired(message)) {
                result.expired++;
                continue;
            }
            settleMissing(message);
        }
    }

    private void settleAside(
            Instant at, List<SentMessage> group, List<QuarantineBook.Entry> aside, int publishes) {
        QuarantineBook.Entry entry = aside.getFirst();
        long sequence = group.getFirst().taken().sequence();
        boolean old = at.isBefore(entry.receivedAt().minus(retention).plus(RETENTION_SLACK));
        if (!old || !entry.reason().equals("too-old")) {
            note(Kind.WRONG, sequence, "good, and quarantined as " + entry.reason());
            return;
        }
        result.quarantined += group.size();
        noteSurplus(sequence, aside.size(), publishes);
    }

    /** It was young enough when it was sent, and by now the suite has dropped it. */
    private boolean isExpired(SentMessage message) {
        Instant at = Instant.ofEpochMilli(message.taken().atMillis());
        return at.isBefore(now.minus(retention).plus(RETENTION_SLACK))
                && message.taken().takenMillis() < now.minus(RETENTION_SLACK).toEpochMilli();
    }

    private void settleUnparsable(SentMessage message) {
        List<QuarantineBook.Entry> aside =
                quarantine.claim(series.deviceId(), message.taken().sha256());
        if (aside.isEmpty()) {
            settleMissing(message);
            return;
        }
        result.quarantined++;
        noteSurplus(message.taken().sequence(), aside.size(), message.publishes());
    }

    /** More entries than publishes cannot be; fewer are one message put aside once. */
    private void noteSurplus(long sequence, int entries, int publishes) {
        if (entries > publishes) {
            note(
                    Kind.DOUBLED,
                    sequence,
                    "%d quarantine entries of a message published %d times"
                            .formatted(entries, publishes));
        }
    }

    private void settleMissing(SentMessage message) {
        if (message.acknowledged()) {
            note(
                    Kind.LOST,
                    message.taken().sequence(),
                    "acknowledged, time %s, neither stored nor quarantined"
                            .formatted(Instant.ofEpochMilli(message.taken().atMillis())));
            return;
        }
        result.unacknowledged++;
    }

    private void note(Kind kind, long sequence, String detail) {
        result.note(new Finding(kind, series.serialNumber(), series.circuitId(), sequence, detail));
    }
}
