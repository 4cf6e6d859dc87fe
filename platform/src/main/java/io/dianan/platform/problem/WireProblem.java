package io.dianan.platform.problem;

/** Errors of the wire that every room shares. */
public enum WireProblem implements Problem {
    NOT_FOUND(404, "Not found"),
    INVALID_BODY(422, "Invalid body"),
    UNPARSABLE_BODY(400, "Unparsable body"),
    INVALID_PARAMETER(400, "Invalid parameter"),
    NOT_SIGNED_IN(401, "Not signed in"),
    NOT_ALLOWED(403, "Not allowed"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    BODY_TOO_LARGE(413, "Body too large"),
    IF_MATCH_REQUIRED(428, "If-Match required"),
    STALE_VERSION(412, "Stale version"),
    UNAVAILABLE(503, "Unavailable"),
    INTERNAL(500, "Internal error");

    private final int status;
    private final String title;

    WireProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
