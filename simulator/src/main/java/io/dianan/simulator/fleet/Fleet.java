package io.dianan.simulator.fleet;

import io.dianan.simulator.ledger.Ledger;
import io.dianan.simulator.physics.CircuitTraits;
import io.dianan.simulator.physics.MadeCircuit;
import io.dianan.simulator.registry.DeviceModel;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.registry.Registrar;
import io.dianan.simulator.registry.WantedDevice;
import io.dianan.simulator.registry.WantedDevice.WantedCircuit;
import io.dianan.simulator.suite.Suite;
import io.dianan.simulator.suite.SuiteClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A running fleet. {@link #start} registers what is missing and lets all devices work; {@link
 * #stop} ends measuring; {@link #quiesce} waits until every kept message is acknowledged; then the
 * judge can read the ledger. A fleet that starts on a used ledger first sends what an earlier run
 * left.
 */
public final class Fleet implements AutoCloseable {
    /** New connections a second while a fleet starts. */
    private static final int CONNECTS_PER_SECOND = 400;

    static final DeviceModel OWN_MODEL =
            new DeviceModel("Dian'an simulator", "SIM-OWN (made)", List.of());

    private final Links links;
    private final Ledger ledger;
    private final Tally tally;
    private final List<DeviceLine> lines;

    private Fleet(Links links, Ledger ledger, Tally tally, List<DeviceLine> lines) {
        this.links = links;
        this.ledger = ledger;
        this.tally = tally;
        this.lines = List.copyOf(lines);
    }

    /** As {@link #start(FleetPlan, IntConsumer)}, in silence. */
    public static Fleet start(FleetPlan plan) throws IOException {
        return start(plan, registered -> {});
    }

    /**
     * Registers the fleet as far as it is missing and starts it.
     *
     * @param registered told now and then how many devices stand registered
     * @throws IOException if the ledger or the fleet file cannot be used
     * @throws io.dianan.simulator.suite.SuiteException if the suite refuses or does not answer
     */
    public static Fleet start(FleetPlan plan, IntConsumer registered) throws IOException {
        Registrar registrar =
                new Registrar(new SuiteClient(plan.suite(), plan.signIn()), plan.fleetFile());
        List<WantedDevice> wanted =
                IntStream.range(0, plan.devices()).mapToObj(i -> wanted(plan, i)).toList();
        List<RegisteredDevice> devices = registrar.register(wanted, registered);
        // Nobody is missed who is not in service.
        devices.stream().limit(plan.trouble().silent()).forEach(registrar::putIntoService);
        Ledger ledger = Ledgers.open(plan.ledgerFile(), devices);
        SeriesBook book = new SeriesBook(ledger);
        List<Member> members = new ArrayList<>();
        long now = System.currentTimeMillis();
        for (int i = 0; i < devices.size(); i++) {
            Map<Integer, Integer> series = book.numbers(devices.get(i));
            members.add(
                    new Member(
                            devices.get(i),
                            series,
                            plan.trouble().of(i, source(plan, i, now, ledger, series), now),
                            speech(i)));
        }
        return run(plan.suite(), ledger, members, plan.habits());
    }

    /**
     * Starts one registered device that measures what a source says.
     *
     * @param speech how it words it
     */
    public static Fleet replay(
            Suite suite, Path ledgerFile, RegisteredDevice device, Source source, Habits habits)
            throws IOException {
        return play(suite, ledgerFile, List.of(new Part(device, source)), habits);
    }

    /** A registered device and what it measures. */
    public record Part(RegisteredDevice device, Source source) {}

    /** Starts registered devices that measure what their sources say. */
    public static Fleet play(Suite suite, Path ledgerFile, List<Part> parts, Habits habits)
            throws IOException {
        Ledger ledger = Ledgers.open(ledgerFile, parts.stream().map(Part::device).toList());
        SeriesBook book = new SeriesBook(ledger);
        List<Member> members =
                parts.stream()
                        .map(
                                part ->
                                        new Member(
                                                part.device(),
                                                book.numbers(part.device()),
                                                part.source(),
                                                Speech.OWN))
                        .toList();
        return run(suite, ledger, members, habits);
    }

    /** A device of this fleet as the suite must know it: one circuit on channel 1. */
    private static WantedDevice wanted(FleetPlan plan, int index) {
        CircuitTraits traits = CircuitTraits.of(plan.seed(), index);
        return new WantedDevice(
                plan.serialNumber(index),
                speech(index) == Speech.THINGSBOARD ? VendorKeys.MODEL : OWN_MODEL,
                List.of(
                        new WantedCircuit(
                                1,
                                "Made circuit " + (index + 1),
                                traits.ratedCurrentAmperes(),
                                traits.phases())));
    }

    /** Each fourth device speaks ThingsBoard's way, each fourth tells epoch time. */
    private static Speech speech(int index) {
        return switch (index % 4) {
            case 1 -> Speech.THINGSBOARD;
            case 3 -> Speech.OWN_EPOCH;
            default -> Speech.OWN;
        };
    }

    private static Source source(
            FleetPlan plan, int index, long now, Ledger ledger, Map<Integer, Integer> series) {
        long interval = plan.interval().toMillis();
        long offset = plan.habits().hostility().clockOffsetMillis(index);
        long lastAt =
                series.values().stream()
                        .mapToLong(n -> ledger.contents().lastAtMillis(n))
                        .filter(at -> at < now + offset)
                        .max()
                        .orElse(0);
        return new LiveSource(
                new MadeCircuit(CircuitTraits.of(plan.seed(), index), plan.seed(), index),
                interval,
                offset,
                now + 1 + interval * index / plan.devices(),
                lastAt);
    }

    private static Fleet run(Suite suite, Ledger ledger, List<Member> members, Habits habits) {
        Links links = new Links(suite);
        Tally tally = new Tally();
        List<DeviceLine> lines =
                members.stream().map(m -> new DeviceLine(links, m, ledger, habits, tally)).toList();
        Fleet fleet = new Fleet(links, ledger, tally, lines);
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).start(i * 1000L / CONNECTS_PER_SECOND);
        }
        return fleet;
    }

    public FleetCounts counts() {
        return tally.counts(lines.size());
    }

    /** Its devices, in their order. */
    public List<RegisteredDevice> devices() {
        return lines.stream().map(DeviceLine::device).toList();
    }

    /** The ledger that the judge reads. */
    public Path ledgerFile() {
        return ledger.file();
    }

    /** Why nothing is sent any more, if so. */
    public Optional<IOException> failure() {
        return ledger.failure();
    }

    /** Ends measuring; connections stay, and what is kept still goes out. */
    public void stop() {
        lines.forEach(DeviceLine::stop);
    }

    /** Waits until all sources have ended by themselves; false when the time is up. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return tally.await(() -> tally.ended.sum() >= lines.size(), atMost);
    }

    /** Waits until all devices are connected at once; false when the time is up. */
    public boolean awaitConnected(Duration atMost) throws InterruptedException {
        return tally.await(() -> tally.connected.sum() >= lines.size(), atMost);
    }

    /** Waits until every kept message is acknowledged; false when the time is up. */
    public boolean quiesce(Duration atMost) throws InterruptedException {
        return tally.await(() -> tally.ended.sum() >= lines.size() && tally.waiting() == 0, atMost);
    }

    /** Disconnects everybody and closes the ledger. */
    @Override
    public void close() {
        lines.forEach(DeviceLine::close);
        links.close();
        ledger.close();
    }
}
