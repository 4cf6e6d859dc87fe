package io.dianan.simulator.transmitter;

import io.dianan.simulator.fleet.Ledgers;
import io.dianan.simulator.fleet.SeriesBook;
import io.dianan.simulator.ledger.Ledger;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import io.dianan.simulator.physics.CircuitTraits;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.registry.Registrar;
import io.dianan.simulator.registry.WantedDevice;
import io.dianan.simulator.registry.WantedDevice.WantedCircuit;
import io.dianan.simulator.suite.SuiteClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A running fleet of transmitters, used as {@link io.dianan.simulator.fleet.Fleet} is: start, stop,
 * wait until all is confirmed, close, and let the judge read the ledger. Two virtual threads each.
 */
public final class TransmitterFleet implements AutoCloseable {
    /** New connections a second while a fleet starts. */
    private static final int CONNECTS_PER_SECOND = 200;

    private final TransmitterPlan plan;
    private final Ledger ledger;
    private final Counters counters = new Counters();
    private final List<Measuring> measuring = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private TransmitterFleet(TransmitterPlan plan, Ledger ledger) {
        this.plan = plan;
        this.ledger = ledger;
    }

    /**
     * Registers the transmitters as far as they are missing and starts them.
     *
     * @param registered told now and then how many stand registered
     * @throws IOException if the ledger or the fleet file cannot be used
     * @throws io.dianan.simulator.suite.SuiteException if the suite refuses or does not answer
     */
    public static TransmitterFleet start(TransmitterPlan plan, IntConsumer registered)
            throws IOException {
        Registrar registrar =
                new Registrar(new SuiteClient(plan.suite(), plan.signIn()), plan.fleetFile());
        List<WantedDevice> wanted =
                IntStream.range(0, plan.transmitters()).mapToObj(i -> wanted(plan, i)).toList();
        List<RegisteredDevice> devices = registrar.register(wanted, registered);
        Ledger ledger = Ledgers.open(plan.ledgerFile(), devices);
        SeriesBook book = new SeriesBook(ledger);
        TransmitterFleet fleet = new TransmitterFleet(plan, ledger);
        long now = System.currentTimeMillis();
        for (int i = 0; i < devices.size(); i++) {
            fleet.start(i, book.numbers(devices.get(i)).getOrDefault(1, 0), now);
        }
        return fleet;
    }

    private static WantedDevice wanted(TransmitterPlan plan, int index) {
        CircuitTraits traits = MadeTransmitter.traits(plan, index);
        return new WantedDevice(
                plan.serialNumber(index),
                WantedDevice.DEMO_SITE,
                MadeTransmitter.MODEL,
                List.of(
                        new WantedCircuit(
                                1,
                                "Made circuit of transmitter " + (index + 1),
                                traits.ratedCurrentAmperes(),
                                traits.phases())),
                Optional.of(plan.address(index)));
    }

    private void start(int index, int series, long now) {
        int firstSerial = (int) ledger.contents().lastSequence(series);
        MadeTransmitter transmitter =
                new MadeTransmitter(
                        plan, index, firstSerial, ledger.contents().lastAtMillis(series));
        Backlog backlog = new Backlog(plan.bufferMax());
        for (Taken left : ledger.contents().unacknowledged(series)) {
            backlog.reserveAnyway();
            backlog.add(Outgoing.left(left));
            counters.readings.kept.increment();
        }
        Measuring measures = new Measuring(transmitter, ledger, series, backlog, counters);
        Sending sends = new Sending(plan, transmitter, ledger, backlog, counters);
        long interval = plan.interval().toMillis();
        long firstDue = now + 1 + interval * index / plan.transmitters();
        Duration connectAfter = Duration.ofMillis(index * 1000L / CONNECTS_PER_SECOND);
        measuring.add(measures);
        threads.add(Thread.startVirtualThread(() -> sends.run(connectAfter)));
        threads.add(Thread.startVirtualThread(() -> measures.run(firstDue, interval, index)));
    }

    public TransmitterCounts counts() {
        return counters.counts(plan.transmitters());
    }

    /** The ledger that the judge reads. */
    public Path ledgerFile() {
        return ledger.file();
    }

    /** Why nothing is sent any more, if so. */
    public Optional<IOException> failure() {
        return ledger.failure();
    }

    /** Ends measuring; what is kept still goes out. */
    public void stop() {
        measuring.forEach(Measuring::stop);
    }

    /** Waits until every kept frame is confirmed; false when the time is up. */
    public boolean quiesce(Duration atMost) throws InterruptedException {
        return counters.await(
                () ->
                        counters.ended.sum() >= plan.transmitters()
                                && counters.readings.waiting() == 0
                                && counters.status.waiting() == 0,
                atMost);
    }

    /** Disconnects everybody and closes the ledger. */
    @Override
    public void close() {
        stop();
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ledger.close();
    }
}
