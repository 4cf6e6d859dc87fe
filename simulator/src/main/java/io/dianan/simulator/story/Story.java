package io.dianan.simulator.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.fleet.FaultySource;
import io.dianan.simulator.fleet.Fleet;
import io.dianan.simulator.fleet.Habits;
import io.dianan.simulator.fleet.LiveSource;
import io.dianan.simulator.fleet.Source;
import io.dianan.simulator.physics.CircuitTraits;
import io.dianan.simulator.physics.Fault;
import io.dianan.simulator.physics.MadeCircuit;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.story.Landscape.Provider;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The story of a leak, from the first milliampere too many to the closed alarm, with a transmitter
 * that reports in between. It can be told again and again on the same suite.
 */
public final class Story {
    private static final int SEED = 4;
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration INTERVAL_OF_OTHERS = Duration.ofSeconds(5);
    private static final Duration CONNECTED_MAX = Duration.ofSeconds(15);

    private final Suite suite;
    private final InetSocketAddress transmitters;
    private final Path state;

    /**
     * @param transmitters door of the transmitters, GB/T 26875.3 over TCP
     * @param state directory of the suite
     */
    public Story(Suite suite, InetSocketAddress transmitters, Path state) {
        this.suite = suite;
        this.transmitters = transmitters;
        this.state = state;
    }

    /**
     * Tells it.
     *
     * @return whether every line was seen
     */
    public boolean tell(Consumer<String> out) throws IOException, InterruptedException {
        Teller teller = new Teller(out);
        try (Cast cast = Cast.signIn(suite, state)) {
            Installation.Devices devices = install(cast, teller);
            cast.clearAway(devices.leaking().deviceId(), teller);
            cast.clearAway(devices.transmitter().deviceId(), teller);
            FaultySource leak = new FaultySource(live(0, INTERVAL), Fault.LEAK);
            try (Fleet fleet = play(devices, leak)) {
                boolean connected = fleet.awaitConnected(CONNECTED_MAX);
                teller.check(
                        connected,
                        "devices",
                        devices.detectors().size() + " detectors report over MQTT",
                        "mqtt://" + suite.mqttHost() + ":" + suite.mqttPort());
                JsonNode alarm = new LeakScene(suite, cast, teller, devices.leaking()).play(leak);
                new TransmitterScene(cast, teller, transmitters, devices.transmitter()).play();
                new RepairScene(cast, teller, devices.leaking()).play(leak, alarm);
                fleet.stop();
                fleet.quiesce(CONNECTED_MAX);
            }
        } catch (Unseen e) {
            // told where it was missed; what follows would rest on it
        }
        teller.end();
        return teller.complete();
    }

    private Installation.Devices install(Cast cast, Teller teller) {
        Installation.Devices devices =
                new Installation(state.resolve("simulator"))
                        .install(
                                Map.of(
                                        Provider.A, cast.adminA().rest(),
                                        Provider.B, cast.adminB().rest()));
        String enterprises = "/api/v1/enterprises?q=MADE000&count=true&limit=1";
        String list = "/api/v1/devices?q=" + Installation.SERIAL_PREFIX + "&count=true&limit=1";
        long enterprisesSeen = cast.province().rest().get(enterprises).path("count").asLong();
        long devicesSeen = cast.province().rest().get(list).path("count").asLong();
        teller.check(
                enterprisesSeen == Landscape.ENTERPRISES && devicesSeen == Installation.DEVICES,
                cast.province().person(),
                "two providers, %d made enterprises in %d cities, %d devices"
                        .formatted(enterprisesSeen, Landscape.CITIES, devicesSeen),
                suite.at(list).toString());
        return devices;
    }

    private Fleet play(Installation.Devices devices, FaultySource leak) throws IOException {
        List<Fleet.Part> parts = new ArrayList<>();
        for (RegisteredDevice device : devices.detectors()) {
            Source source = parts.isEmpty() ? leak : live(parts.size(), INTERVAL_OF_OTHERS);
            parts.add(new Fleet.Part(device, source));
        }
        Path ledger = state.resolve("simulator").resolve("demo.ledger");
        return Fleet.play(suite, ledger, parts, Habits.USUAL);
    }

    private static Source live(int index, Duration interval) {
        long due = System.currentTimeMillis() + 1 + interval.toMillis() * index / 100;
        return LiveSource.of(
                new MadeCircuit(CircuitTraits.of(SEED, index), SEED, index), interval, due);
    }
}
