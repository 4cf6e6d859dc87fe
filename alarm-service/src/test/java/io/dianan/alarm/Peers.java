package io.dianan.alarm;

import static io.restassured.RestAssured.given;

import io.dianan.contracts.state.DeviceState;
import io.dianan.platform.json.WireJson;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells {@link PeerStub}, from within a test, what the other services answer. */
public final class Peers {
    private static final String DEVICE_STATES = "/internal/v1/device-states/";

    private Peers() {}

    /** device-service knows the device from now on. */
    public static void know(DeviceState device) {
        put(DEVICE_STATES + device.id(), WireJson.write(device));
    }

    /** The answer to a GET of this path, whatever its query. */
    public static void put(String path, String json) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(json)
                .put(address() + path)
                .then()
                .statusCode(204);
    }

    /** Nobody answers until {@link #back}. */
    public static void goAway() {
        put(PeerStub.AWAY, "true");
    }

    public static void back() {
        remove(PeerStub.AWAY);
    }

    /** The path has no answer of its own any more. */
    public static void remove(String path) {
        given().urlEncodingEnabled(false).delete(address() + path).then().statusCode(204);
    }

    /** How often device-service was asked for the device. */
    public static int asked(UUID device) {
        return Integer.parseInt(
                given().urlEncodingEnabled(false)
                        .get(address() + PeerStub.ASKED + DEVICE_STATES + device)
                        .asString());
    }

    private static String address() {
        return ConfigProvider.getConfig().getValue("dianan.device.url", String.class);
    }
}
