package io.dianan.launcher.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/**
 * What happens to a request on its way in: what it says about where it comes from is replaced by
 * what we see, its body is bounded, and a part that does not answer becomes a 503.
 */
final class Passage implements ProxyInterceptor {
    private static final List<String> CLAIMS_OF_ORIGIN =
            List.of(
                    "forwarded",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "x-forwarded-prefix",
                    "x-forwarded-server",
                    "x-real-ip");
    private static final String RETRY_AFTER_SECONDS = "2";

    private final long bodyBytesMax;

    Passage(long bodyBytesMax) {
        this.bodyBytesMax = bodyBytesMax;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        origin(request);
        Body body = request.getBody();
        if (body.length() > bodyBytesMax) {
            return Future.succeededFuture(answer(request, Problem.TOO_LARGE));
        }
        BoundedBody bounded = new BoundedBody(body.stream(), bodyBytesMax);
        if (body.length() < 0) {
            request.setBody(Body.body(bounded));
        }
        return context.sendRequest()
                .recover(
                        failure ->
                                Future.succeededFuture(
                                        answer(
                                                request,
                                                bounded.isTooLarge()
                                                        ? Problem.TOO_LARGE
                                                        : Problem.UNAVAILABLE)));
    }

    private static void origin(ProxyRequest request) {
        HttpServerRequest from = request.proxiedRequest();
        MultiMap headers = request.headers();
        CLAIMS_OF_ORIGIN.forEach(headers::remove);
        headers.set("X-Forwarded-For", from.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        if (from.authority() != null) {
            headers.set("X-Forwarded-Host", from.authority().toString());
        }
    }

    private static ProxyResponse answer(ProxyRequest request, Problem problem) {
        ProxyResponse response =
                request.release()
                        .response()
                        .setStatusCode(problem.status())
                        .putHeader("Content-Type", Problem.MEDIA_TYPE)
                        .setBody(Body.body(problem.body()));
        if (problem == Problem.UNAVAILABLE) {
            response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return response;
    }
}
