package io.dianan.simulator.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.gb26875.ComponentStatus;
import io.dianan.simulator.gb26875.Transmitter;
import io.dianan.simulator.registry.RegisteredDevice;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A fire transmitter reports its detector's own alarm, and its end. */
final class TransmitterScene {
    private static final Duration SEEN_MAX = Duration.ofSeconds(10);

    private final Cast cast;
    private final Teller teller;
    private final InetSocketAddress door;
    private final RegisteredDevice device;

    TransmitterScene(Cast cast, Teller teller, InetSocketAddress door, RegisteredDevice device) {
        this.cast = cast;
        this.teller = teller;
        this.door = door;
        this.device = device;
    }

    void play() {
        try (Transmitter transmitter =
                Transmitter.connect(door, Installation.TRANSMITTER_ADDRESS)) {
            report(transmitter, true, "alarm");
            JsonNode alarm =
                    cast.dispatcher()
                            .await(
                                    device.deviceId(),
                                    a -> a.path("change").asText().equals("raised"),
                                    SEEN_MAX)
                            .orElseThrow(() -> missed("the transmitter's alarm on the stream"));
            teller.seen(
                    cast.dispatcher().person(),
                    "alarm %s, %s, decided by the detector itself"
                            .formatted(alarm.path("number").asText(), alarm.path("type").asText()),
                    cast.dispatcher().address(alarm));
            report(transmitter, false, "back to normal");
            JsonNode recovered =
                    cast.dispatcher()
                            .await(
                                    device.deviceId(),
                                    a -> a.path("change").asText().equals("recovered"),
                                    SEEN_MAX)
                            .orElseThrow(() -> missed("its recovery on the stream"));
            JsonNode closed =
                    cast.workOff(recovered, "wiring-fault", "clamp tightened, detector reset");
            teller.check(
                    closed.path("state").asText().equals("closed"),
                    cast.dispatcher().person(),
                    "it has recovered and is worked off and closed",
                    cast.dispatcher().address(alarm) + "/timeline");
        }
    }

    private void report(Transmitter transmitter, boolean alarm, String what) {
        Duration took =
                transmitter.report(
                        new ComponentStatus(
                                Installation.COMPONENT_TYPE,
                                Installation.ZONE,
                                Installation.POSITION,
                                alarm,
                                "消防控制室剩余电流",
                                transmitter.now()));
        teller.seen(
                "transmitter " + Installation.TRANSMITTER_ADDRESS,
                "GB/T 26875.3: %s, confirmed after %d ms".formatted(what, took.toMillis()),
                "tcp://" + door.getHostString() + ":" + door.getPort());
    }

    private Unseen missed(String what) {
        teller.check(false, cast.dispatcher().person(), what, "");
        return new Unseen(what);
    }
}
