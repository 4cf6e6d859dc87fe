package io.dianan.simulator.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.fleet.FaultySource;
import io.dianan.simulator.registry.RegisteredDevice;
import java.time.Duration;

/** The circuit is dried, the value goes back, and the alarm ends with its cause. */
final class RepairScene {
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(20);

    private final Cast cast;
    private final Teller teller;
    private final RegisteredDevice device;

    RepairScene(Cast cast, Teller teller, RegisteredDevice device) {
        this.cast = cast;
        this.teller = teller;
        this.device = device;
    }

    void play(FaultySource leak, JsonNode alarm) {
        leak.repair();
        teller.act(device.serialNumber(), "its circuit is dried out (made)");
        JsonNode recovered =
                cast.dispatcher()
                        .await(
                                device.deviceId(),
                                a -> a.path("change").asText().equals("recovered"),
                                RECOVERY_MAX)
                        .orElseThrow(this::missed);
        teller.check(
                !recovered.path("recoveredAt").asText("").isEmpty()
                        && recovered.path("state").asText().equals("acknowledged"),
                cast.dispatcher().person(),
                "recovered to %s mA, and still open: a value does not close an alarm"
                        .formatted(recovered.path("value").path("last").asText()),
                cast.dispatcher().address(alarm));
        JsonNode closed = cast.workOff(recovered, "moisture", "junction box dried and sealed");
        teller.check(
                closed.path("state").asText().equals("closed")
                        && closed.path("closure").path("cause").asText().equals("moisture"),
                cast.dispatcher().person(),
                "verified as real, cured, and closed: cause moisture",
                cast.dispatcher().address(alarm) + "/timeline");
        boolean seen =
                cast.county()
                        .await(
                                device.deviceId(),
                                a -> a.path("state").asText().equals("closed"),
                                Duration.ofSeconds(5))
                        .isPresent();
        teller.check(
                seen,
                cast.county().person(),
                "sees how it ended",
                cast.county().address(alarm) + "/timeline");
        teller.check(
                cast.competitor().isBlindTo(alarm) && cast.neighbour().isBlindTo(alarm),
                "competitor, neighbour",
                "heard nothing of it to the end",
                "");
    }

    private Unseen missed() {
        String what = "the recovery on the dispatcher's stream";
        teller.check(false, cast.dispatcher().person(), what, "");
        return new Unseen(what);
    }
}
