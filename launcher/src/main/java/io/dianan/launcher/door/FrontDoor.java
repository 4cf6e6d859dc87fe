package io.dianan.launcher.door;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The suite's one door for people and programs, open until closed. */
public final class FrontDoor implements AutoCloseable {
    static final long BODY_BYTES_MAX = 32L << 20;
    private static final int UPSTREAM_CONNECTIONS_MAX = 512;

    /** Each holds a connection inwards as long as it lasts, and must not take the others' place. */
    private static final int STREAMS_MAX = 4_096;

    /** Without a byte in either direction; an event stream has a heartbeat well below. */
    private static final Duration IDLE_MAX = Duration.ofSeconds(120);

    private static final String STREAM = "/stream";
    private static final int CONNECT_MILLIS_MAX = 2_000;
    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final Routes routes;
    private final WelcomePage welcome;
    private final HttpProxy proxy;
    private final HttpProxy streams;
    private final HttpServer server;

    private FrontDoor(Vertx vertx, Routes routes, WelcomePage welcome, Duration idleMax) {
        this.vertx = vertx;
        this.routes = routes;
        this.welcome = welcome;
        proxy = proxy(UPSTREAM_CONNECTIONS_MAX);
        streams = proxy(STREAMS_MAX);
        server =
                vertx.createHttpServer(
                        new HttpServerOptions()
                                .setIdleTimeout((int) idleMax.toMillis())
                                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                                .setHandle100ContinueAutomatically(true)
                                .setDecompressionSupported(false));
        server.requestHandler(this::handle);
    }

    public static FrontDoor open(String host, int port, Routes routes, WelcomePage welcome) {
        return open(host, port, routes, welcome, IDLE_MAX);
    }

    static FrontDoor open(
            String host, int port, Routes routes, WelcomePage welcome, Duration idleMax) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        FrontDoor door = new FrontDoor(vertx, routes, welcome, idleMax);
        try {
            await(door.server.listen(port, host));
            return door;
        } catch (IllegalStateException e) {
            door.close();
            throw e;
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private void handle(HttpServerRequest request) {
        switch (routes.of(request.path() == null ? "" : request.path())) {
            case Routes.Inwards inwards ->
                    (request.path().endsWith(STREAM) ? streams : proxy).handle(request);
            case Routes.Welcome page -> welcome.answer(request);
            case Routes.Nowhere nowhere -> answer(request, Problem.NOT_FOUND);
            case Routes.Ambiguous ambiguous -> answer(request, Problem.AMBIGUOUS_PATH);
        }
    }

    private HttpProxy proxy(int connectionsMax) {
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(connectionsMax)
                                .setConnectTimeout(CONNECT_MILLIS_MAX)
                                .setDecompressionSupported(false));
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .originSelector(this::origin)
                .addInterceptor(new Passage(BODY_BYTES_MAX));
    }

    private Future<SocketAddress> origin(HttpServerRequest request) {
        if (routes.of(request.path()) instanceof Routes.Inwards inwards) {
            return Future.succeededFuture(
                    SocketAddress.inetSocketAddress(inwards.target().port(), "127.0.0.1"));
        }
        return Future.failedFuture("no way inwards");
    }

    private static void answer(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(problem.body());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
