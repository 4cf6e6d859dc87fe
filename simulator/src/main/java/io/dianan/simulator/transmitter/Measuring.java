package io.dianan.simulator.transmitter;

import io.dianan.simulator.gb26875.Packet;
import io.dianan.simulator.ledger.Ledger;
import io.dianan.simulator.ledger.LedgerLine.Kind;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The measuring half of one transmitter: a reading by the interval, handed over to be sent once the
 * ledger has it on disk; of each ten readings, one comes with the detector's alarm and one with its
 * end. An alarm that stands when measuring ends is ended then.
 */
final class Measuring {
    private static final String TOPIC = "gb26875";
    private static final int ROUND = 10;
    private static final int ALARM_AT = 4;
    private static final int END_AT = 7;

    private final MadeTransmitter transmitter;
    private final Ledger ledger;
    private final Backlog backlog;
    private final Counters counters;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final int series;
    private long lastSequence;
    private boolean alarm;

    Measuring(
            MadeTransmitter transmitter,
            Ledger ledger,
            int series,
            Backlog backlog,
            Counters counters) {
        this.transmitter = transmitter;
        this.ledger = ledger;
        this.series = series;
        this.backlog = backlog;
        this.counters = counters;
        this.lastSequence = ledger.contents().lastSequence(series);
    }

    /** From any thread: measures no more. */
    void stop() {
        stop.countDown();
    }

    void run(long firstDueMillis, long intervalMillis, int firstReading) {
        long due = firstDueMillis;
        int reading = firstReading;
        try {
            while (!stop.await(due - System.currentTimeMillis(), TimeUnit.MILLISECONDS)) {
                take(reading++ % ROUND);
                due = Math.max(due + intervalMillis, System.currentTimeMillis());
            }
            if (alarm) {
                backlog.reserveAnyway();
                tell(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            counters.ended.increment();
            counters.changed();
        }
    }

    private void take(int place) {
        if (ledger.failure().isPresent() || !backlog.reserve()) {
            counters.skipped.increment();
            return;
        }
        keep();
        boolean change = alarm ? place == END_AT : place == ALARM_AT;
        if (change && backlog.reserve()) {
            tell(!alarm);
        }
    }

    private void keep() {
        long now = System.currentTimeMillis();
        MadeTransmitter.Measured measured = transmitter.measure(now);
        String hex = measured.packet().hex();
        Taken taken =
                new Taken(
                        series,
                        ++lastSequence,
                        measured.atMillis(),
                        now,
                        Kind.READING,
                        TOPIC,
                        measured.values(),
                        sha256(measured.packet()),
                        hex);
        counters.readings.kept.increment();
        ledger.keep(taken, () -> backlog.add(Outgoing.reading(taken)));
    }

    private void tell(boolean set) {
        alarm = set;
        counters.status.kept.increment();
        backlog.add(Outgoing.status(transmitter.status(set, System.currentTimeMillis())));
    }

    private static String sha256(Packet packet) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(packet.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
