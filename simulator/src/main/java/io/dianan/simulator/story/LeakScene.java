package io.dianan.simulator.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.fleet.FaultySource;
import io.dianan.simulator.registry.RegisteredDevice;
import io.dianan.simulator.suite.Suite;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A leak grows: warning, alarm, who sees it and who does not, and somebody answers. */
final class LeakScene {
    private static final Duration WARNING_MAX = Duration.ofSeconds(25);
    private static final int READINGS_WAITED_MAX = 100;

    private final Suite suite;
    private final Cast cast;
    private final Teller teller;
    private final RegisteredDevice device;

    LeakScene(Suite suite, Cast cast, Teller teller, RegisteredDevice device) {
        this.suite = suite;
        this.cast = cast;
        this.teller = teller;
        this.device = device;
    }

    /** The alarm, acknowledged. */
    JsonNode play(FaultySource leak) throws InterruptedException {
        before();
        leak.breakNow(System.currentTimeMillis());
        teller.act(device.serialNumber(), "its circuit begins to leak (made)");
        String id = device.deviceId();
        JsonNode warning =
                cast.dispatcher()
                        .await(id, alarm -> is(alarm, "warning"), WARNING_MAX)
                        .orElseThrow(() -> missed("a warning on the dispatcher's stream"));
        tell(cast.dispatcher(), "warning", warning);
        JsonNode alarm =
                cast.dispatcher()
                        .await(id, a -> is(a, "alarm"), WARNING_MAX)
                        .orElseThrow(() -> missed("the alarm on the dispatcher's stream"));
        tell(cast.dispatcher(), "alarm", alarm);
        audience(alarm);
        return answer(alarm);
    }

    /** The natural leakage, as REST shows it. */
    private void before() throws InterruptedException {
        String path = "/api/v1/readings/latest?device=" + device.deviceId();
        JsonNode value = null;
        for (int i = 0; i < READINGS_WAITED_MAX && value == null; i++) {
            JsonNode leakage =
                    cast.dispatcher()
                            .rest()
                            .get(path)
                            .path("items")
                            .path(0)
                            .path("values")
                            .path("residualCurrent");
            if (leakage.isNumber() && leakage.asInt() < 200) {
                value = leakage;
            } else {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        if (value == null) {
            throw missed("a reading of the well circuit");
        }
        teller.seen(
                cast.dispatcher().person(),
                "all is well: %s mA leak off by nature".formatted(value),
                suite.at(path).toString());
    }

    private void audience(JsonNode alarm) {
        for (Desk regulator : new Desk[] {cast.county(), cast.province()}) {
            Optional<JsonNode> seen =
                    regulator.await(device.deviceId(), a -> is(a, "alarm"), Duration.ofSeconds(5));
            teller.check(
                    seen.isPresent(),
                    regulator.person(),
                    "sees it, too: " + place(alarm),
                    regulator.address(alarm));
        }
        teller.check(
                cast.competitor().isBlindTo(alarm),
                cast.competitor().person(),
                "the competitor: not on the stream, not in the list, 404 by its address",
                cast.competitor().address(alarm));
        teller.check(
                cast.neighbour().isBlindTo(alarm),
                cast.neighbour().person(),
                "the neighbouring county: not on the stream, not in the list, 404 as well",
                cast.neighbour().address(alarm));
    }

    /** Whose it is, and where. */
    private static String place(JsonNode alarm) {
        JsonNode owner = alarm.path("owner");
        return owner.path("enterpriseName").asText("an enterprise")
                + " in "
                + owner.path("regionCode").asText();
    }

    private JsonNode answer(JsonNode alarm) {
        JsonNode taken =
                cast.dispatcher()
                        .step(
                                alarm.path("id").asText(),
                                "acknowledgement",
                                java.util.Map.of("note", "a technician is on the way"));
        teller.check(
                taken.path("state").asText().equals("acknowledged"),
                cast.dispatcher().person(),
                "acknowledges: a technician is on the way",
                cast.dispatcher().address(alarm) + "/timeline");
        Optional<JsonNode> seen =
                cast.county()
                        .await(
                                device.deviceId(),
                                a -> a.path("state").asText().equals("acknowledged"),
                                Duration.ofSeconds(5));
        teller.check(
                seen.isPresent(),
                cast.county().person(),
                "sees who answers for it",
                cast.county().address(alarm));
        return taken;
    }

    private void tell(Desk who, String what, JsonNode alarm) {
        JsonNode value = alarm.path("value");
        teller.seen(
                who.person(),
                "%s %s, level %d: %s mA, limit %s mA"
                        .formatted(
                                what,
                                alarm.path("number").asText(),
                                alarm.path("level").asInt(),
                                value.path("last").asText(),
                                value.path("limit").asText()),
                who.address(alarm));
    }

    private Unseen missed(String what) {
        teller.check(false, cast.dispatcher().person(), what, "");
        return new Unseen(what);
    }

    private static boolean is(JsonNode alarm, String alarmClass) {
        return alarm.path("alarmClass").asText().equals(alarmClass)
                && alarm.path("type").asText().equals("residual-current-high");
    }
}
