package io.dianan.device;

import static io.restassured.RestAssured.given;

import io.dianan.contracts.id.Uuid7;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes models, devices, circuits and credentials through the public door, as a test needs them.
 */
public final class Fleet {
    public static final String MODELS = "/api/v1/device-models";
    public static final String DEVICES = "/api/v1/devices";
    public static final String CIRCUITS = "/api/v1/circuits";

    private final String token;

    private Fleet(String token) {
        this.token = token;
    }

    public static Fleet of(String token) {
        return new Fleet(token);
    }

    /** Paths are sent as they are, so a test encodes what needs it. */
    public static RequestSpecification as(String token) {
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
    }

    /** A request with this body. */
    public RequestSpecification with(Object body) {
        return as(token).contentType("application/json").body(body);
    }

    public ValidatableResponse get(String path) {
        return as(token).get(path).then();
    }

    public ValidatableResponse post(String path, Object body) {
        return with(body).post(path).then();
    }

    public ValidatableResponse post(String path) {
        return as(token).post(path).then();
    }

    public ValidatableResponse put(String path, String etag, Object body) {
        return with(body).header("If-Match", etag).put(path).then();
    }

    public ValidatableResponse delete(String path) {
        return as(token).delete(path).then();
    }

    public static Map<String, Object> modelBody() {
        return Map.of(
                "vendor",
                "made",
                "name",
                fresh(),
                "protocol",
                "mqtt",
                "reportIntervalSeconds",
                60,
                "mapping",
                List.of(
                        Map.of(
                                "source",
                                "leak",
                                "channel",
                                1,
                                "metric",
                                "residualCurrent",
                                "scale",
                                0.1,
                                "offset",
                                0)));
    }

    public static Map<String, Object> deviceBody(UUID modelId, UUID siteId) {
        return Map.of("serialNumber", fresh(), "modelId", modelId, "siteId", siteId);
    }

    public static Map<String, Object> circuitBody(UUID deviceId, int channel) {
        return Map.of(
                "deviceId",
                deviceId,
                "channel",
                channel,
                "name",
                "总进线",
                "ratedCurrentAmperes",
                63,
                "phases",
                3,
                "loadClass",
                "general");
    }

    public UUID model() {
        return created(MODELS, modelBody());
    }

    public UUID device(UUID siteId) {
        return created(DEVICES, deviceBody(model(), siteId));
    }

    public UUID circuit(UUID deviceId, int channel) {
        return created(CIRCUITS, circuitBody(deviceId, channel));
    }

    public UUID credential(UUID deviceId) {
        return created(DEVICES + "/" + deviceId + "/credentials", Map.of("kind", "access-token"));
    }

    private UUID created(String path, Object body) {
        return UUID.fromString(post(path, body).statusCode(201).extract().path("id"));
    }

    /** A name that nothing else has. */
    public static String fresh() {
        return "T-" + Uuid7.next();
    }
}
