package io.dianan.simulator.fleet;

import io.dianan.simulator.suite.Suite;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxInternal;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the connections of one fleet: two event loops for thousands of devices. */
final class Links {
    private static final int EVENT_LOOPS = 2;

    /** Logs each connection, made or lost; the fleet counts them. Held, so that its level stays. */
    private static final Logger CLIENT_LOG = Logger.getLogger("io.vertx.mqtt.impl.MqttClientImpl");

    private final Vertx vertx;
    private final Suite suite;

    Links(Suite suite) {
        CLIENT_LOG.setLevel(Level.OFF);
        this.suite = suite;
        this.vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(EVENT_LOOPS)
                                .setFileSystemOptions(
                                        new FileSystemOptions().setFileCachingEnabled(false)));
    }

    /** A context for one device; the devices share the event loops evenly. */
    Context context() {
        return ((VertxInternal) vertx).createEventLoopContext();
    }

    /** A connection that runs on this context. */
    Link link(Context context, Link.Identity identity, Link.Listener listener) {
        return new Link(vertx, context, suite, identity, listener);
    }

    /** Runs later, on the context that asks. */
    void after(long millis, Runnable action) {
        vertx.setTimer(Math.max(1, millis), t -> action.run());
    }

    void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // what is left of the connections ends with the process
        }
    }
}
