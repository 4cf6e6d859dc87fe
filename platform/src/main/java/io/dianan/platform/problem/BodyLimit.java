package io.dianan.platform.problem;

import io.dianan.platform.json.WireJson;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Answers a body that announces too many bytes before it is read. The server does the same, but
 * without a problem body; one that comes without an announced length it cuts off.
 */
@ApplicationScoped
class BodyLimit {
    /** Before the server's own check. */
    private static final int PRIORITY = 100;

    private final long bytesMax;

    BodyLimit(VertxHttpConfig http) {
        bytesMax = http.limits().maxBodySize().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= bytesMax) {
            request.next();
            return;
        }
        ProblemBody body =
                ProblemBody.of(
                        WireProblem.BODY_TOO_LARGE,
                        length + " bytes are more than " + bytesMax,
                        List.of());
        HttpServerResponse response = request.response();
        response.endHandler(_ -> request.request().connection().close());
        response.setStatusCode(WireProblem.BODY_TOO_LARGE.status())
                .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(WireJson.write(body));
    }
}
