package io.dianan.simulator.story;

import io.dianan.simulator.registry.DeviceModel;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.registry.Registrar;
import io.dianan.simulator.registry.WantedDevice;
import io.dianan.simulator.registry.WantedDevice.WantedCircuit;
import io.dianan.simulator.story.Landscape.Enterprise;
import io.dianan.simulator.story.Landscape.Provider;
import io.dianan.simulator.suite.SuiteClient;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The hundred devices: ninety-nine detectors and a transmitter, registered as far as missing. */
final class Installation {
    static final int DEVICES = 100;

    /** Source address of the transmitter, 48 bits. */
    static final long TRANSMITTER_ADDRESS = 330_105_000_001L;

    static final int COMPONENT_TYPE = 17;
    static final int ZONE = 1;
    static final int POSITION = 1;

    /** Serial number of every device of the demonstration begins so. */
    static final String SERIAL_PREFIX = "STORY-";

    private static final int LEAK_ENTERPRISE = 1;

    /** Provider A's second enterprise in the county. */
    private static final int TRANSMITTER_ENTERPRISE = 19;

    private static final int RATED_AMPERES = 100;
    private static final DeviceModel DETECTOR =
            new DeviceModel("Dian'an simulator", "DEMO-DETECTOR (made)", List.of());
    private static final DeviceModel TRANSMITTER =
            new DeviceModel(
                    "Dian'an simulator",
                    "DEMO-TRANSMITTER (made)",
                    "gb26875",
                    List.of(
                            new DeviceModel.Mapping(
                                    "%d@%d.%d".formatted(COMPONENT_TYPE, ZONE, POSITION),
                                    1,
                                    "residualCurrent",
                                    BigDecimal.ONE,
                                    BigDecimal.ZERO)));
    private static final String TRANSMITTER_SERIAL = SERIAL_PREFIX + "TRANSMITTER-1";

    private final Path folder;

    /**
     * @param folder where the tokens stand
     */
    Installation(Path folder) {
        this.folder = folder;
    }

    /**
     * Registered devices.
     *
     * @param detectors all of them, the leaking one first
     */
    record Devices(List<RegisteredDevice> detectors, RegisteredDevice transmitter) {
        RegisteredDevice leaking() {
            return detectors.getFirst();
        }
    }

    /** Registers the devices of both providers. */
    Devices install(Map<Provider, SuiteClient> admins) {
        List<RegisteredDevice> all = new ArrayList<>();
        for (Provider provider : Provider.values()) {
            SuiteClient admin = admins.get(provider);
            if (admin == null) {
                throw new IllegalArgumentException("nobody registers for " + provider);
            }
            List<Enterprise> enterprises =
                    Landscape.enterprises().stream()
                            .filter(enterprise -> enterprise.provider() == provider)
                            .toList();
            Map<Integer, String> sites = new Register(admin).sites(enterprises);
            Path file = folder.resolve("demo-" + provider + ".json");
            all.addAll(new Registrar(admin, file).register(wanted(enterprises, sites), n -> {}));
        }
        Map<Boolean, List<RegisteredDevice>> byKind =
                all.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        d -> d.serialNumber().equals(TRANSMITTER_SERIAL)));
        return new Devices(
                byKind.getOrDefault(false, List.of()),
                byKind.getOrDefault(true, List.of()).getFirst());
    }

    private static List<WantedDevice> wanted(
            List<Enterprise> enterprises, Map<Integer, String> sites) {
        List<WantedDevice> wanted = new ArrayList<>();
        for (Enterprise enterprise : enterprises) {
            String site = Optional.ofNullable(sites.get(enterprise.number())).orElseThrow();
            for (int n = 1; n <= detectorsOf(enterprise); n++) {
                wanted.add(detector(enterprise, site, n));
            }
            if (enterprise.number() == TRANSMITTER_ENTERPRISE) {
                wanted.add(transmitter(site));
            }
        }
        return wanted;
    }

    /** Three each, and a fourth for the first nine: ninety-nine. */
    private static int detectorsOf(Enterprise enterprise) {
        return enterprise.number() <= DEVICES - 1 - 3 * Landscape.ENTERPRISES ? 4 : 3;
    }

    private static WantedDevice detector(Enterprise enterprise, String site, int n) {
        boolean leaks = enterprise.number() == LEAK_ENTERPRISE && n == 1;
        return new WantedDevice(
                SERIAL_PREFIX
                        + "%s-%03d-%d".formatted(enterprise.provider(), enterprise.number(), n),
                site,
                DETECTOR,
                List.of(
                        new WantedCircuit(
                                1,
                                leaks ? "一层照明（示范漏电）" : n + " 号配电柜",
                                RATED_AMPERES,
                                n % 3 == 0 ? 3 : 1)),
                Optional.empty());
    }

    private static WantedDevice transmitter(String site) {
        return new WantedDevice(
                TRANSMITTER_SERIAL,
                site,
                TRANSMITTER,
                List.of(new WantedCircuit(1, "消防控制室探测回路（示范）", RATED_AMPERES, 1)),
                Optional.of(TRANSMITTER_ADDRESS));
    }
}
