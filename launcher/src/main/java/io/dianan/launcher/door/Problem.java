package io.dianan.launcher.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** The door's own answers in the form of RFC 9457. */
enum Problem {
    NOT_FOUND(404, "not-found", "Nothing is here", "No resource of this suite has this path."),
    AMBIGUOUS_PATH(
            400,
            "ambiguous-path",
            "The path is not plain",
            "A path may not hold dot segments, double or encoded slashes."),
    TOO_LARGE(
            413,
            "body-too-large",
            "The body is too large",
            "A request's body may have at most " + (FrontDoor.BODY_BYTES_MAX >> 20) + " MiB."),
    UNAVAILABLE(
            503,
            "unavailable",
            "Not available now",
            "The part of the suite that answers here is not ready; try again.");

    static final String MEDIA_TYPE = "application/problem+json";
    private final int status;
    private final String type;
    private final String title;
    private final String detail;

    Problem(int status, String type, String title, String detail) {
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    Buffer body() {
        return new JsonObject()
                .put("type", "urn:dianan:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }
}
