package io.dianan.simulator.fleet;

import io.dianan.simulator.ledger.Ledger;
import io.dianan.simulator.ledger.LedgerLine.Acknowledged;
import io.dianan.simulator.ledger.LedgerLine.Kind;
import io.dianan.simulator.ledger.LedgerLine.SentAgain;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import io.dianan.simulator.registry.RegisteredDevice;
import io.vertx.core.Context;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * One device at work: measures, keeps, publishes, counts the answers. Everything happens on its
 * Vert.x context, so nothing here is locked.
 */
final class DeviceLine implements Link.Listener {
    private static final System.Logger LOG = System.getLogger(DeviceLine.class.getName());

    private final Links links;
    private final Context context;
    private final Member member;
    private final Ledger ledger;
    private final Habits habits;
    private final Tally tally;
    private final Link link;
    private final DeviceBuffer buffer = new DeviceBuffer();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private long lastSequence;
    private long readings;
    private int unforced;
    private boolean parked;
    private boolean stopped;

    DeviceLine(Links links, Member member, Ledger ledger, Habits habits, Tally tally) {
        this.links = links;
        this.context = links.context();
        context.exceptionHandler(this::unexpected);
        this.member = member;
        this.ledger = ledger;
        this.habits = habits;
        this.tally = tally;
        this.link =
                links.link(
                        context,
                        new Link.Identity(
                                member.clientId(),
                                member.device().token(),
                                habits.reconnectMax().toMillis()),
                        this);
        recover();
    }

    /**
     * The client throws when a connection is lost in the very moment that it writes; the loss
     * itself is told to the link as well. Anything else is a fault of ours.
     */
    private void unexpected(Throwable e) {
        StackTraceElement[] stack = e.getStackTrace();
        if (stack.length == 0 || !stack[0].getClassName().startsWith("io.vertx.mqtt.impl.")) {
            LOG.log(Level.ERROR, member.device().serialNumber() + " stumbled", e);
        }
    }

    private void recover() {
        for (int series : member.series().values()) {
            List<Taken> left = ledger.contents().unacknowledged(series);
            buffer.recover(left);
            tally.taken.add(left.size());
            lastSequence = Math.max(lastSequence, ledger.contents().lastSequence(series));
        }
    }

    RegisteredDevice device() {
        return member.device();
    }

    /**
     * @param connectAfterMillis so that a fleet does not knock all at once
     */
    void start(long connectAfterMillis) {
        context.runOnContext(
                v -> {
                    links.after(connectAfterMillis, link::open);
                    schedule();
                });
    }

    /** Measures no more; what is kept still goes out. */
    void stop() {
        context.runOnContext(
                v -> {
                    end();
                    buffer.release();
                    pump();
                });
    }

    void close() {
        context.runOnContext(
                v -> {
                    end();
                    link.close();
                });
    }

    private void end() {
        if (!stopped) {
            stopped = true;
            tally.ended.increment();
            tally.changed();
        }
    }

    private void schedule() {
        if (stopped) {
            return;
        }
        OptionalLong due = member.source().nextDueMillis();
        if (due.isEmpty()) {
            end();
            buffer.release();
            pump();
            hangUpIfDone();
            return;
        }
        long delay = due.getAsLong() - System.currentTimeMillis();
        if (delay > 0) {
            links.after(delay, this::measure);
            return;
        }
        context.runOnContext(v -> measure());
    }

    private void measure() {
        if (stopped) {
            return;
        }
        boolean full =
                buffer.size() + unforced >= habits.bufferMax()
                        || unforced >= 4 * habits.window()
                        || ledger.failure().isPresent();
        if (full && member.source().waits()) {
            parked = true;
            return;
        }
        List<Measurement> taken = member.source().take(System.currentTimeMillis());
        if (full) {
            tally.skipped.add(taken.size());
        } else {
            taken.forEach(this::keep);
        }
        schedule();
    }

    private void keep(Measurement measured) {
        Measurement told = member.speech().told(measured);
        long sequence = ++lastSequence;
        String body = member.speech().body(member.device().serialNumber(), sequence, measured);
        keep(
                new Taken(
                        member.seriesOf(told.channel()),
                        sequence,
                        told.atMillis(),
                        System.currentTimeMillis(),
                        Kind.READING,
                        member.speech().topic(),
                        told.values(),
                        sha256(body.getBytes(StandardCharsets.UTF_8)),
                        body));
        readings++;
        int every = habits.hostility().unparsableEvery();
        if (every > 0 && readings % every == 0) {
            keepGarbage();
        }
    }

    private void keepGarbage() {
        long sequence = ++lastSequence;
        byte[] body = Garbage.message(sequence);
        long now = System.currentTimeMillis();
        keep(
                new Taken(
                        member.seriesOf(1),
                        sequence,
                        now,
                        now,
                        Kind.UNPARSABLE,
                        member.speech().topic(),
                        Map.of(),
                        sha256(body),
                        Base64.getEncoder().encodeToString(body)));
        tally.unparsable.increment();
    }

    private void keep(Taken taken) {
        unforced++;
        tally.taken.increment();
        ledger.keep(taken, () -> context.runOnContext(v -> kept(taken)));
    }

    private void kept(Taken taken) {
        unforced--;
        if (!stopped && random.nextDouble() < habits.hostility().heldShare()) {
            buffer.hold(taken);
            return;
        }
        buffer.add(taken);
        buffer.release();
        pump();
        unpark();
    }

    /** Publishes what waits, as far as the window goes. */
    private void pump() {
        int windowMessages = habits.window() * (1 + habits.hostility().duplicates());
        while (link.isUp() && link.inFlight() < windowMessages) {
            Optional<Taken> next = buffer.next();
            if (next.isEmpty()) {
                return;
            }
            publish(next.get());
        }
    }

    private void publish(Taken taken) {
        for (int copy = 0; copy <= habits.hostility().duplicates(); copy++) {
            boolean again = !buffer.published(taken);
            if (again) {
                ledger.mark(new SentAgain(taken.series(), taken.sequence()));
                tally.resent.increment();
            } else {
                tally.sent.increment();
            }
            link.publish(taken, again);
        }
    }

    private void unpark() {
        if (parked && buffer.size() + unforced < habits.bufferMax()) {
            parked = false;
            measure();
        }
    }

    @Override
    public void up() {
        tally.connected.increment();
        tally.changed();
        pump();
        hangUpIfDone();
    }

    @Override
    public void lost() {
        tally.connected.decrement();
        tally.lostConnections.increment();
        buffer.rewind();
    }

    @Override
    public void refused() {
        tally.refused.increment();
    }

    @Override
    public void acknowledged(Taken taken, boolean overtook) {
        if (overtook) {
            tally.acknowledgedOutOfOrder.increment();
        }
        if (buffer.acknowledged(taken)) {
            ledger.mark(new Acknowledged(taken.series(), taken.sequence()));
            tally.acknowledged.increment();
            tally.changed();
        }
        pump();
        unpark();
        hangUpIfDone();
    }

    private void hangUpIfDone() {
        if (stopped
                && member.source().hangsUp()
                && link.isUp()
                && unforced == 0
                && buffer.size() == 0) {
            link.close();
            tally.connected.decrement();
            tally.changed();
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
