package io.dianan.launcher.broker;

import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/** Tells when the broker has stopped, whoever stopped it. */
final class StopWatch implements ActivateCallback {
    private final CompletableFuture<Void> stopped;

    StopWatch(CompletableFuture<Void> stopped) {
        this.stopped = stopped;
    }

    @Override
    public void stop(ActiveMQServer server) {
        stopped.complete(null);
    }
}
