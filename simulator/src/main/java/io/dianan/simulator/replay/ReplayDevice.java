package io.dianan.simulator.replay;

import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.Habits;
import io.dianan.simulator.fleet.Source;
import io.dianan.simulator.registry.DeviceModel;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.registry.Registrar;
import io.dianan.simulator.registry.WantedDevice;
import io.dianan.simulator.registry.WantedDevice.WantedCircuit;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import io.dianan.simulator.suite.SuiteClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The device that a recording becomes: its name comes from the file, its circuits from the map. */
public final class ReplayDevice {
    private static final int STEM_MAX = 40;
    private static final int RATED_AMPERES = 250;
    private static final DeviceModel MODEL =
            new DeviceModel("Dian'an simulator", "SIM-RECORDED", List.of());

    private final ReplayPlan plan;
    private final String stem;
    private final Path folder;

    /**
     * @param seed another one is another device
     * @param folder where its file and ledger stand
     */
    public ReplayDevice(ReplayPlan plan, long seed, Path folder) {
        this.plan = plan;
        this.folder = folder;
        String name = plan.file().getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
        this.stem = plain.substring(0, Math.min(STEM_MAX, plain.length())) + "-" + seed;
    }

    public String serialNumber() {
        return "SIM-R-" + stem;
    }

    public Path ledgerFile() {
        return folder.resolve("replay-" + stem.toLowerCase(Locale.ROOT) + ".ledger");
    }

    /** Registers it as far as it is missing and lets it speak. */
    public Fleet start(Suite suite, SignIn signIn, Source source, Habits habits)
            throws IOException {
        Path file = folder.resolve("replay-" + stem.toLowerCase(Locale.ROOT) + ".json");
        Registrar registrar = new Registrar(new SuiteClient(suite, signIn), file);
        WantedDevice wanted =
                new WantedDevice(
                        serialNumber(),
                        MODEL,
                        plan.map().channels().stream()
                                .map(
                                        channel ->
                                                new WantedCircuit(
                                                        channel,
                                                        "Recording " + stem + " " + channel,
                                                        RATED_AMPERES,
                                                        plan.map().phases(channel)))
                                .toList());
        RegisteredDevice device = registrar.register(List.of(wanted), n -> {}).getFirst();
        return Fleet.replay(suite, ledgerFile(), device, source, habits);
    }
}
