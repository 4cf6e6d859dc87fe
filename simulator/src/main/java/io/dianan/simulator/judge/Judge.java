package io.dianan.simulator.judge;

import io.dianan.simulator.judge.Finding.Kind;
import io.dianan.simulator.ledger.LedgerLine.Series;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Reads every circuit of a ledger back from the suite and compares. Where messages are missing it
 * reads those circuits again until all are there, or nothing has arrived for a while, or the
 * deadline is over; then everything is compared once more.
 */
public final class Judge {
    private static final int AT_ONCE = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(2);
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(1);

    /** Readings are looked for so far beyond their times: a wrong zone shifts them by hours. */
    private static final Duration LOOK_AROUND = Duration.ofDays(1);

    private final JudgePlan plan;
    private final LedgerIndex ledger;
    private final SuiteReader suite;
    private final Instant firstTaken;

    private Judge(JudgePlan plan, LedgerIndex ledger) {
        this.plan = plan;
        this.ledger = ledger;
        this.suite = new SuiteReader(plan.url(), plan.bearer());
        this.firstTaken =
                Instant.ofEpochMilli(
                                Math.min(ledger.firstTakenMillis(), System.currentTimeMillis()))
                        .minus(CLOCK_MARGIN);
    }

    /**
     * Judges a ledger whose fleet has ended or stands still.
     *
     * @throws IOException if the ledger cannot be read
     * @throws JudgeException if the suite cannot be read
     */
    public static Verdict judge(JudgePlan plan) throws IOException {
        try (LedgerIndex ledger = LedgerIndex.read(plan.ledger())) {
            return new Judge(plan, ledger).judge();
        }
    }

    private Verdict judge() {
        long start = System.nanoTime();
        List<Series> all = ledger.series();
        Map<Series, CircuitResult> results = new LinkedHashMap<>();
        QuarantineBook quarantine = pass(all, results);
        long waited = 0;
        if (!incomplete(results).isEmpty()) {
            awaitRows(results);
            waited = (System.nanoTime() - start) / 1_000_000;
            quarantine = pass(all, results);
        }
        CircuitResult total = new CircuitResult();
        results.values().forEach(total::add);
        phantomsInQuarantine(quarantine, all, total);
        checkLatest(results, total);
        return verdict(all.size(), total, waited);
    }

    /** Reads the incomplete circuits again and again, until it makes no sense any more. */
    private void awaitRows(Map<Series, CircuitResult> results) {
        Instant end = Instant.now().plus(plan.deadline());
        Instant lastChange = Instant.now();
        Duration pause = FIRST_PAUSE;
        long seen = seen(results.values());
        List<Series> open = incomplete(results);
        while (!open.isEmpty()
                && Instant.now().isBefore(end)
                && Instant.now().isBefore(lastChange.plus(plan.stillness()))) {
            SuiteReader.pause(pause);
            pause = pause.compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
            pass(open, results);
            long now = seen(results.values());
            if (now != seen) {
                seen = now;
                lastChange = Instant.now();
                pause = FIRST_PAUSE;
            }
            open = incomplete(results);
        }
    }

    private static long seen(Collection<CircuitResult> results) {
        return results.stream().mapToLong(r -> r.stored + r.quarantined).sum();
    }

    private static List<Series> incomplete(Map<Series, CircuitResult> results) {
        return results.entrySet().stream()
                .filter(e -> e.getValue().lost + e.getValue().unacknowledged > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Compares these circuits and puts their results in place. */
    private QuarantineBook pass(List<Series> circuits, Map<Series, CircuitResult> results) {
        QuarantineBook quarantine = new QuarantineBook(suite.quarantine(firstTaken));
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<Series, Future<CircuitResult>> running = new LinkedHashMap<>();
            for (Series circuit : circuits) {
                running.put(circuit, threads.submit(() -> compare(circuit, quarantine)));
            }
            for (Map.Entry<Series, Future<CircuitResult>> one : running.entrySet()) {
                results.put(one.getKey(), one.getValue().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JudgeException("interrupted while judging");
        }
        return quarantine;
    }

    private CircuitResult compare(Series circuit, QuarantineBook quarantine) {
        List<SentMessage> messages = ledger.messages(circuit);
        Instant now = Instant.now();
        long from = now.minus(plan.retention()).toEpochMilli();
        long to = now.toEpochMilli();
        for (SentMessage message : messages) {
            from = Math.min(from, message.taken().atMillis());
            to = Math.max(to, message.taken().atMillis());
        }
        List<StoredReading> rows =
                suite.readings(
                        circuit.circuitId(),
                        Instant.ofEpochMilli(from).minus(LOOK_AROUND),
                        Instant.ofEpochMilli(to).plus(LOOK_AROUND));
        return new CircuitComparison(circuit, quarantine, plan.retention(), now)
                .compare(messages, rows);
    }

    private static void phantomsInQuarantine(
            QuarantineBook quarantine, List<Series> all, CircuitResult total) {
        Map<String, Series> ours =
                all.stream().collect(Collectors.toMap(Series::deviceId, s -> s, (a, b) -> a));
        for (QuarantineBook.Entry entry : quarantine.unclaimed()) {
            Series series = ours.get(entry.deviceId());
            if (series != null) {
                total.note(
                        new Finding(
                                Kind.PHANTOM,
                                series.serialNumber(),
                                series.circuitId(),
                                0,
                                "a quarantine entry (%s) of a message that was never sent"
                                        .formatted(entry.reason())));
            }
        }
    }

    private void checkLatest(Map<Series, CircuitResult> results, CircuitResult total) {
        Map<String, StoredReading> latest = suite.latest();
        results.forEach(
                (series, result) -> {
                    StoredReading newest = result.newest;
                    if (newest == null) {
                        return;
                    }
                    StoredReading shown = latest.get(series.circuitId());
                    if (shown == null || !shown.at().equals(newest.at()) || !holds(shown, newest)) {
                        String what = shown == null ? "nothing" : shown.at() + " " + shown.values();
                        total.note(
                                new Finding(
                                        Kind.LATEST,
                                        series.serialNumber(),
                                        series.circuitId(),
                                        0,
                                        "latest shows %s, newest stored is %s %s"
                                                .formatted(what, newest.at(), newest.values())));
                    }
                });
    }

    /** The latest value may still hold metrics that the newest row lacks. */
    private static boolean holds(StoredReading shown, StoredReading newest) {
        return newest.values().entrySet().stream()
                .allMatch(
                        e -> {
                            var value = shown.values().get(e.getKey());
                            return value != null && value.compareTo(e.getValue()) == 0;
                        });
    }

    private Verdict verdict(int circuits, CircuitResult total, long waitedMillis) {
        return new Verdict(
                circuits,
                total.sent,
                total.acknowledged,
                total.unacknowledged,
                total.resent,
                total.stored,
                total.quarantined,
                total.expired,
                total.repeated,
                total.lost,
                total.doubled,
                total.phantom,
                total.wrong,
                total.latestWrong,
                SuiteCounters.read(plan.metrics()),
                new ArrayList<>(total.findings),
                waitedMillis);
    }
}
